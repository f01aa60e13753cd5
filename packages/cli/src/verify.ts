import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { DeclarationRecord } from '@qingce/contract';
import { canonicalJson } from '@qingce/values';
import { ANSWERED, FAILED } from './command.ts';
import type { Call, Command } from './command.ts';
import { readJsonFile, unreadable } from './read-json.ts';
import { Refusal } from './refusal.ts';
import type { SentenceKey } from './say.ts';
import { visible } from './tell-errors.ts';

/** One thing that was held against another. */
type Check = {
  readonly what: SentenceKey; readonly values: Readonly<Record<string, string>>; readonly holds: boolean;
};

/**
 * qingce verify — whether an exported declaration is what was signed: the hash of its content, reckoned anew, against
 * the one that was signed, that of the receipt, one that the reader brings along, and the documents themselves.
 */
export const verifyCommand: Command = {
  name: 'verify',
  usage: '<declaration.json|->',
  about: 'aboutVerify',
  options: {
    hash: { value: 'valueHash', about: 'aboutVerifyHash' },
    documents: { value: 'valueFolder', about: 'aboutVerifyDocuments' },
    json: { about: 'aboutJson' },
  },
  words: { min: 1, max: 1 },
  run: async (call) => {
    const { typed, say, terminal } = call;
    const record = await readRecord(typed.words[0] ?? '', call);
    const reckoned = createHash('sha256').update(canonicalJson(record.content)).digest('hex');
    const checks = [
      ...checksOfHash(record, { reckoned, brought: readHash(call) }), ...await checksOfDocuments(record, call),
    ];
    const holds = checks.every((check) => check.holds);
    const { by, at, revision } = record.signed;
    if (typed.has('json')) {
      const told = checks.map((check) => ({ check: say(check.what, check.values), holds: check.holds }));
      const signed = { by, at, revision, contentHash: record.signed.contentHash };
      await terminal.out(`${JSON.stringify({ holds, reckoned, signed, checks: told }, null, 2)}\n`);
    } else {
      const lines = checks.map((check) => `${check.holds ? '✓' : '✗'} ${say(check.what, check.values)}`);
      const last = say(holds ? 'verifyHolds' : 'verifyFails', { by, at, number: record.receipt.number });
      await terminal.out(`${[...lines, trailLine(record, call), last].map(visible).join('\n')}\n`);
    }
    return holds ? ANSWERED : FAILED;
  },
};

async function readRecord(name: string, { terminal }: Call): Promise<DeclarationRecord> {
  const parsed = DeclarationRecord.safeParse(await readJsonFile(name, terminal));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new Refusal({
    code: 'NOT_A_DECLARATION', path: name, sentence: 'notADeclaration',
    values: { place: issue?.path.join('.') ?? '' },
  });
}

/** A hash from a printed receipt, which nobody who changed the file could change too. */
function readHash({ typed }: Call): string | undefined {
  const brought = typed.value('hash')?.toLowerCase();
  if (brought === undefined || /^[0-9a-f]{64}$/.test(brought)) return brought;
  throw new Refusal({ code: 'NOT_A_HASH', path: 'hash', sentence: 'notAHash' });
}

function checksOfHash(
  { content, signed, receipt }: DeclarationRecord,
  { reckoned, brought }: { reckoned: string; brought: string | undefined },
): Check[] {
  const against = (what: SentenceKey, hash: string): Check => ({
    what, values: { hash, reckoned }, holds: hash === reckoned,
  });
  return [
    against('verifySigned', signed.contentHash),
    against('verifyReceipt', receipt.contentHash),
    ...(brought === undefined ? [] : [against('verifyBrought', brought)]),
    {
      what: 'verifyClaim', values: { claim: content.claim, number: receipt.number },
      holds: receipt.claimId === content.claim && signed.revision === content.revision,
    },
  ];
}

/** Every document of the content is in the folder, by its bytes and whatever its name. */
async function checksOfDocuments({ content }: DeclarationRecord, { typed, terminal }: Call): Promise<Check[]> {
  const folder = typed.value('documents');
  if (folder === undefined) return [];
  const there = await hashesIn(resolve(terminal.directory, folder), folder);
  return content.documents.map(({ name, sha256 }) => ({
    what: 'verifyDocument', values: { name, sha256 }, holds: there.has(sha256),
  }));
}

async function hashesIn(path: string, named: string): Promise<ReadonlySet<string>> {
  try {
    const entries = await readdir(path, { withFileTypes: true, recursive: true });
    const hashes = new Set<string>();
    for (const entry of entries.filter((each) => each.isFile())) {
      hashes.add(createHash('sha256').update(await readFile(join(entry.parentPath, entry.name))).digest('hex'));
    }
    return hashes;
  } catch (error) {
    throw new Refusal(unreadable(named, error));
  }
}

/** Where the audit trail can be held to the receipt, for whoever does not trust this file's hashes either. */
function trailLine({ receipt: { auditHead } }: DeclarationRecord, { say }: Call): string {
  return auditHead
    ? `  ${say('verifyTrail', { head: `${auditHead.seq}:${auditHead.head}` })}`
    : `  ${say('verifyNoTrail')}`;
}
