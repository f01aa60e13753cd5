import { describe, expect, test } from 'vitest';
import { ApiRefusal, NoAnswer } from '../kit/api.ts';
import { sendSigned } from './send-signed.ts';
import type { Dispatch } from './send-signed.ts';
import type { KeptPhoto, Signed } from './field-store.ts';

const photoOf = (id: string): KeptPhoto => ({
  id, visitId: 'v', sha256: id, takenAt: '2017-04-18T09:30:00+08:00', place: null, thumbnail: '',
  content: new Blob([id]),
});
const signedOf = (id: string, photos: readonly string[]): Signed => ({
  visitId: 'v', state: 'waiting', sentPhotos: [], refused: [], received: null,
  report: {
    id, contentSha256: id, replaces: null,
    content: {
      visitId: 'v', inspector: 'i', findings: [], comment: null, remark: '', begunAt: '', signedAt: '',
      photos: photos.map((photo) => ({ id: photo, sha256: photo })),
    },
  },
});
const received = { id: 'r', receivedAt: '2017-04-18T12:00:00+08:00', keptOnly: null };

/** A device with reports that wait, before a server that answers as `answer` says, with what was sent in order. */
function device(waiting: readonly Signed[], answer: (what: string) => void) {
  const kept = new Map(waiting.map((signed) => [signed.report.id, signed]));
  const sent: string[] = [];
  const say = (what: string): void => {
    sent.push(what);
    answer(what);
  };
  const dispatch: Dispatch = {
    listWaiting: async () => [...kept.values()].filter(({ state }) => state === 'waiting'),
    findPhoto: async (id) => photoOf(id),
    update: async (signed) => void kept.set(signed.report.id, signed),
    sendPhoto: async ({ id }) => say(`photo ${id}`),
    sendReport: async ({ id }) => {
      say(`report ${id}`);
      return received;
    },
  };
  return { dispatch, sent, stateOf: (id: string) => kept.get(id)?.state, kept };
}

describe('what was signed without network', () => {
  test('goes out in order, photographs before the report that names them', async () => {
    const { dispatch, sent, stateOf } = device([signedOf('a', ['p', 'q']), signedOf('b', [])], () => undefined);
    expect(await sendSigned(dispatch)).toBe('sent');
    expect(sent).toEqual(['photo p', 'photo q', 'report a', 'report b']);
    expect([stateOf('a'), stateOf('b')]).toEqual(['received', 'received']);
  });

  test('stays when the network breaks in the middle, and what has arrived is not sent again', async () => {
    let isBroken = true;
    const { dispatch, sent, stateOf } = device([signedOf('a', ['p', 'q'])], (what) => {
      if (isBroken && what === 'photo q') throw new NoAnswer('gone');
    });
    expect(await sendSigned(dispatch)).toBe('offline');
    expect(stateOf('a')).toBe('waiting');
    isBroken = false;
    expect(await sendSigned(dispatch)).toBe('sent');
    expect(sent).toEqual(['photo p', 'photo q', 'photo q', 'report a']);
  });

  test('keeps its refusal, and does not hold up the next', async () => {
    const line = { code: 'visit.newer-report', path: '', message: 'newer', fields: { at: '' } };
    const { dispatch, stateOf, kept } = device([signedOf('a', []), signedOf('b', [])], (what) => {
      if (what === 'report a') throw new ApiRefusal(409, [line]);
    });
    expect(await sendSigned(dispatch)).toBe('sent');
    expect([stateOf('a'), stateOf('b')]).toEqual(['refused', 'received']);
    expect(kept.get('a')?.refused).toEqual([line]);
  });

  test('waits while another person is signed in on the device', async () => {
    const line = { code: 'visit.other-inspector', path: '', message: 'other', fields: {} };
    const { dispatch, stateOf } = device([signedOf('a', [])], () => {
      throw new ApiRefusal(403, [line]);
    });
    expect(await sendSigned(dispatch)).toBe('other-person');
    expect(stateOf('a')).toBe('waiting');
  });

  test('waits while the server is down or busy', async () => {
    const line = { code: 'service.failed', path: '', message: 'failed', fields: {} };
    const { dispatch, stateOf } = device([signedOf('a', [])], () => {
      throw new ApiRefusal(500, [line]);
    });
    expect(await sendSigned(dispatch)).toBe('offline');
    expect(stateOf('a')).toBe('waiting');
  });
});
