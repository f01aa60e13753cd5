import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { lintGutter, setDiagnostics } from '@codemirror/lint';
import { search, searchKeymap } from '@codemirror/search';
import { Annotation, EditorState } from '@codemirror/state';
import { EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Diagnostic } from '@codemirror/lint';
import type { Text } from '@codemirror/state';
import type { DraftComplaint } from '@qingce/contract';
import type { ReactNode } from 'react';
import { useLanguage } from '../kit/useLanguage.ts';
import { inLanguage } from '../kit/usePolicy.ts';

/** A place to go to; each press is a new one. */
export interface Jump { readonly line: number; readonly column: number; readonly press: number }

interface TextEditorProps {
  readonly name: string; readonly value: string; readonly isReadOnly: boolean;
  readonly complaints: readonly DraftComplaint[];
  readonly jump: Jump | undefined;
  readonly onChange: (text: string) => void;
  /** Control and S. */
  readonly onSave: () => void;
}

/** What the program writes into the editor is not what somebody types. */
const byProgram = Annotation.define<boolean>();

/** 编辑器 — lines with their numbers, complaints at their places, search and undo; Tab leaves it. */
export function TextEditor(props: TextEditorProps): ReactNode {
  const { value, complaints, jump } = props;
  const language = useLanguage();
  const { editor, frame } = useEditor(props);

  useEffect(() => {
    if (!editor || editor.state.doc.toString() === value) return;
    editor.dispatch({
      changes: { from: 0, to: editor.state.doc.length, insert: value }, annotations: byProgram.of(true),
    });
  }, [editor, value]);

  useEffect(() => {
    if (!editor) return;
    const told = complaints.flatMap((one) => diagnosticOf(one, editor.state.doc, inLanguage(one.message, language)));
    editor.dispatch(setDiagnostics(editor.state, told));
  }, [editor, complaints, language]);

  useEffect(() => {
    if (!editor || !jump) return;
    const at = offsetOf(editor.state.doc, jump);
    editor.dispatch({ selection: { anchor: at }, effects: EditorView.scrollIntoView(at, { y: 'center' }) });
    editor.focus();
  }, [editor, jump]);

  return <div className="drafting-editor" ref={frame} />;
}

/** The editor while its frame stands in the page: a new one for another name, language or right to write. */
function useEditor({ name, isReadOnly, onChange, onSave }: TextEditorProps): {
  editor: EditorView | undefined; frame: (node: HTMLDivElement | null) => (() => void) | undefined;
} {
  const { t } = useTranslation('drafting');
  const [editor, setEditor] = useState<EditorView>();
  const heard = useRef({ onChange, onSave });
  useEffect(() => {
    heard.current = { onChange, onSave };
  }, [onChange, onSave]);
  const frame = useCallback((node: HTMLDivElement | null) => {
    if (!node) return undefined;
    const save = (): boolean => {
      heard.current.onSave();
      return true;
    };
    const made = new EditorView({
      parent: node,
      extensions: [
        lineNumbers(), history(), lintGutter(), highlightActiveLine(), search({ top: true }),
        EditorView.lineWrapping, EditorState.readOnly.of(isReadOnly),
        EditorState.phrases.of(t('searching', { returnObjects: true })),
        EditorView.contentAttributes.of({
          'aria-label': name, 'lang': 'zh-CN', 'spellcheck': 'false', 'tabindex': '0',
        }),
        keymap.of([
          { key: 'Mod-s', preventDefault: true, run: save }, ...searchKeymap, ...historyKeymap, ...defaultKeymap,
        ]),
        EditorView.updateListener.of(({ docChanged, state, transactions }) => {
          if (docChanged && !transactions.some((one) => one.annotation(byProgram)))
            heard.current.onChange(state.doc.toString());
        }),
      ],
    });
    setEditor(made);
    return () => {
      made.destroy();
      setEditor(undefined);
    };
  }, [name, isReadOnly, t]);
  return { editor, frame };
}

/** A line that is gone since the text was examined has nothing to be shown at. */
function diagnosticOf(complaint: DraftComplaint, text: Text, message: string): Diagnostic[] {
  if (complaint.line > text.lines) return [];
  const from = offsetOf(text, complaint);
  const to = Math.max(from, offsetOf(text, { line: complaint.line, column: complaint.to }));
  return [{ from, to, severity: complaint.severity, message }];
}

function offsetOf(text: Text, { line, column }: { line: number; column: number }): number {
  const { from, to } = text.line(Math.min(Math.max(line, 1), text.lines));
  return Math.min(from + Math.max(column - 1, 0), to);
}
