import { hash, verify } from '@node-rs/argon2';

// Each computation takes 19 MiB and some milliseconds of a core; two at a time leave the server free for the others.
const atOnce = 2;
const cost = { memoryCost: 19 * 1024, timeCost: 2, parallelism: 1 };

let running = 0;
const waiting: (() => void)[] = [];

/** The argon2id hash under which a password is kept. */
export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password.normalize('NFKC'), cost));
}

/** Whether the password has that hash. Without a hash it takes as long and says no, so that no name is given away. */
export function verifyPassword(password: string, passwordHash: string | undefined): Promise<boolean> {
  return inTurn(async () => {
    const matches = await verify(passwordHash ?? await hashOfNobody(), password.normalize('NFKC'));
    return matches && passwordHash !== undefined;
  });
}

let nobody: Promise<string> | undefined;
function hashOfNobody(): Promise<string> {
  nobody ??= hash('nobody has this password', cost);
  return nobody;
}

async function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
  if (running >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve));
  else running += 1;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}
