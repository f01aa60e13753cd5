/** Reads JSON that a person hands over, from a file or from standard input. */
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { findRepeatedKey } from './repeated-key.ts';
import { Refusal } from './refusal.ts';
import type { Fault } from './refusal.ts';
import type { Terminal } from './terminal.ts';

/** What a stretch of bytes says, or what is wrong with it. */
export type Read = { readonly json: unknown } | { readonly fault: Fault };

/** The JSON of a file, or of standard input for "-"; Refusal when there is none or it cannot be read. */
export async function readJsonFile(name: string, terminal: Terminal): Promise<unknown> {
  const read = readJson(await bytesOf(name, terminal), name);
  if ('fault' in read) throw new Refusal(read.fault);
  return read.json;
}

/** The text of a file, or of standard input for "-"; Refusal when there is none, or it is not UTF-8. */
export async function readText(name: string, terminal: Terminal): Promise<string> {
  const text = decode(await bytesOf(name, terminal), name);
  if (typeof text !== 'string') throw new Refusal(text.fault);
  return text;
}

/** Decodes UTF-8 without byte order mark and parses it; `path` is what the faults are told about. */
export function readJson(bytes: Uint8Array, path: string): Read {
  const text = decode(bytes, path);
  if (typeof text !== 'string') return text;
  return text.trim() === '' ? { fault: { code: 'EMPTY', path, sentence: 'emptyJson' } } : parseJson(text, path);
}

function decode(bytes: Uint8Array, path: string): string | { readonly fault: Fault } {
  if (bytes.length >= 3 && bytes[0] === 0xEF && bytes[1] === 0xBB && bytes[2] === 0xBF) {
    return { fault: { code: 'BYTE_ORDER_MARK', path, sentence: 'byteOrderMark' } };
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return { fault: { code: 'NOT_UTF8', path, sentence: 'notUtf8' } };
  }
}

async function bytesOf(name: string, terminal: Terminal): Promise<Uint8Array> {
  return name === '-' ? readAll(terminal.input()) : readBytes(resolve(terminal.directory, name), name);
}

function parseJson(text: string, path: string): Read {
  let json: unknown;
  try {
    json = JSON.parse(text, asWritten) as unknown;
  } catch (error) {
    return { fault: { code: 'NOT_JSON', path: path + placeOfStop(text, error), sentence: 'notJson' } };
  }
  const repeated = findRepeatedKey(text);
  if (!repeated) return { json };
  const [place, { key }] = [placeOf(text, repeated.position), repeated];
  return { fault: { code: 'KEY_REPEATED', path: path + place, sentence: 'keyRepeated', values: { key } } };
}

/**
 * A number that JavaScript would not write as it stands there (1e3, 1.50, 9007199254740993) is handed on as
 * its text, so that nothing is rounded on the way in and complaints show what was written.
 */
const asWritten = ((_key: string, value: unknown, context: { readonly source?: string }): unknown =>
  typeof value === 'number' && String(value) !== context.source ? context.source : value
) as (this: unknown, key: string, value: unknown) => unknown;

/** Fault of a file or folder that cannot be opened. */
export function unreadable(path: string, error: unknown): Fault {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  if (code === 'ENOENT') return { code: 'FILE_MISSING', path, sentence: 'fileMissing' };
  if (code === 'EISDIR') return { code: 'IS_A_FOLDER', path, sentence: 'isAFolder' };
  return { code: 'FILE_UNREADABLE', path, sentence: 'fileUnreadable', values: { code } };
}

async function readBytes(path: string, name: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (error) {
    throw new Refusal(unreadable(name, error));
  }
}

async function readAll(input: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of input) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** `:line:column` of the character at which the parser stopped, where it tells. */
function placeOfStop(text: string, error: unknown): string {
  const [, position] = /at position ([0-9]+)/.exec(String(error)) ?? [];
  if (position === undefined && !String(error).includes('end of JSON')) return '';
  return placeOf(text, position === undefined ? text.length : Number.parseInt(position, 10));
}

function placeOf(text: string, position: number): string {
  const before = text.slice(0, position);
  return `:${before.split('\n').length}:${before.length - before.lastIndexOf('\n')}`;
}
