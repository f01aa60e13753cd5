/** Finds and reads the folder of a policy. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { nearestName } from '@qingce/policy-language';
import { Refusal } from './refusal.ts';

/** A policy's folder with the two texts in it, as bytes were read. */
export type PolicyFolder = { readonly id: string; readonly path: string };

const HOME = fileURLToPath(new URL('../../../policies', import.meta.url));

/**
 * The folder that a person means: an id under the `policies/` of the directory or of one above it, else of
 * this installation; or the path of a folder or of its policy.md. Refusal with the nearest id otherwise.
 */
export function findPolicy(named: string, directory: string): PolicyFolder {
  const path =
    shelves(directory)
      .map((shelf) => join(shelf, named))
      .find(holdsPolicy) ?? asPath(resolve(directory, named));
  if (path !== undefined) return { id: basename(path), path };
  const known = [...new Set(shelves(directory).flatMap(idsIn))].toSorted();
  const nearest = nearestName(named, known);
  throw new Refusal(
    nearest === undefined
      ? {
          code: 'UNKNOWN_POLICY',
          path: named,
          sentence: 'unknownPolicy',
          values: { known: known.join(' · ') || '-' },
        }
      : { code: 'UNKNOWN_POLICY', path: named, sentence: 'unknownPolicyNearest', values: { nearest } },
  );
}

/**
 * Where a new policy of that name belongs: the path itself, else the nearest `policies/` at or above the
 * directory, else one in it.
 */
export function newPolicyPath(named: string, directory: string): string {
  if (named.includes('/')) return resolve(directory, named);
  const [shelf = join(directory, 'policies')] = shelvesAbove(directory);
  return join(shelf, named);
}

/** Reads a text of the policy's folder; Refusal when it is missing or not UTF-8. */
export function readPolicyText(folder: PolicyFolder, name: string): string {
  const path = join(folder.path, name);
  if (!existsSync(path)) throw new Refusal({ code: 'FILE_MISSING', path, sentence: 'fileMissing' });
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(readFileSync(path));
  } catch {
    throw new Refusal({ code: 'NOT_UTF8', path, sentence: 'notUtf8' });
  }
}

/** Every `policies/` from the directory upwards, the nearest first, then the one of this installation. */
function shelves(directory: string): string[] {
  return [...shelvesAbove(directory), HOME].filter((path) => isFolder(path));
}

function shelvesAbove(directory: string): string[] {
  const found: string[] = [];
  for (let here = resolve(directory), above = ''; here !== above; [above, here] = [here, dirname(here)]) {
    found.push(join(here, 'policies'));
  }
  return found.filter((path) => isFolder(path));
}

function idsIn(shelf: string): string[] {
  return readdirSync(shelf).filter((name) => holdsPolicy(join(shelf, name)));
}

/** The folder of a path that names it or its policy.md. */
function asPath(path: string): string | undefined {
  if (holdsPolicy(path)) return path;
  return basename(path) === 'policy.md' && existsSync(path) ? dirname(path) : undefined;
}

function holdsPolicy(path: string): boolean {
  return existsSync(join(path, 'policy.md'));
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
