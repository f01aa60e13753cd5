import { memo } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { PhraseMark } from './PhraseMark.tsx';
import { clauseAnchor } from './anchors.ts';
import type { Block, Piece, Role } from './layout.ts';
import type { Mark } from '../answer/marks.ts';

export type LawTextProps = {
  readonly blocks: readonly Block[];
  /** What to paint, by phrase id; none on a page that only shows the law. */
  readonly marks?: ReadonlyMap<number, Mark> | undefined;
  /** Limbs that do not bear on the item in view, as `block:limb`. */
  readonly dimmed?: ReadonlySet<string> | undefined;
  /** Phrases to light up, those of the derivation step in hand. */
  readonly lit?: ReadonlySet<number> | undefined;
  /** Unofficial translation, one text a paragraph. */
  readonly translation?: readonly string[] | undefined;
  /** A marked phrase was clicked, or Enter pressed on it. */
  readonly onPhrase?: ((phrase: number) => void) | undefined;
  /** The pointer or the keyboard came to a marked phrase, or left it (undefined). */
  readonly onPoint?: ((phrase: number | undefined) => void) | undefined;
};

/** 法规正文 — the law, word for word, with the answer painted on its phrases. */
export const LawText = memo(function LawText(props: LawTextProps): ReactNode {
  return (
    <div className="law-text">
      {props.blocks.map((block) => (
        <BlockView key={block.index} block={block} props={props} />
      ))}
    </div>
  );
});

const tags = {
  number: 'p',
  front: 'p',
  title: 'h1',
  part: 'h2',
  section: 'h3',
  text: 'p',
  back: 'p',
} as const satisfies Record<Role, string>;

function BlockView({ block, props }: { block: Block; props: LawTextProps }): ReactNode {
  const Tag = tags[block.role];
  const translated = props.translation?.[block.index];
  return (
    <>
      <Tag className={`law-block law-block--${block.role}`} lang="zh-CN">
        {block.pieces.map((piece, at) => (
          <PieceView
            key={at}
            piece={piece}
            dimmed={props.dimmed?.has(`${block.index}:${piece.limb}`) ?? false}
            props={props}
          />
        ))}
      </Tag>
      {translated ? (
        <p className={`law-translation law-translation--${block.role}`} lang="en">
          {translated}
        </p>
      ) : null}
    </>
  );
}

function PieceView({ piece, dimmed, props }: { piece: Piece; dimmed: boolean; props: LawTextProps }): ReactNode {
  const mark = piece.phrase && props.marks?.get(piece.phrase.id);
  const text =
    mark && piece.phrase && !dimmed ? (
      <MarkedPhrase id={piece.phrase.id} text={piece.text} mark={mark} props={props} />
    ) : dimmed ? (
      <span className="law-dim">{piece.text}</span>
    ) : (
      piece.text
    );
  if (piece.opens === undefined) return text;
  return (
    <>
      <ClauseNumber clause={piece.opens} />
      {text}
    </>
  );
}

/** Beside the law, not of it: the law's own numbers stand in its text. */
function ClauseNumber({ clause }: { clause: string }): ReactNode {
  return (
    <span className="law-clause" id={clauseAnchor(clause)} aria-hidden="true">
      {clause}
    </span>
  );
}

function MarkedPhrase({
  id,
  text,
  mark,
  props,
}: {
  id: number;
  text: string;
  mark: Mark;
  props: LawTextProps;
}): ReactNode {
  const { onPhrase, onPoint } = props;
  const press = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    onPhrase?.(id);
  };
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a <button> is one box; a phrase runs on over lines
    <span role="button" tabIndex={0}
      data-phrase={id}
      className={`law-phrase law-phrase--${mark.standing}${props.lit?.has(id) ? ' law-phrase--lit' : ''}`}
      onClick={() => onPhrase?.(id)}
      onKeyDown={press}
      onMouseEnter={() => onPoint?.(id)}
      onMouseLeave={() => onPoint?.(undefined)}
      onFocus={() => onPoint?.(id)}
      onBlur={() => onPoint?.(undefined)}
    >
      {text.slice(0, -1)}
      <span className="law-tail">
        {text.slice(-1)}
        <PhraseMark mark={mark} />
      </span>
    </span>
  );
}
