import { useMutation } from '@tanstack/react-query';
import { signOut } from '../kit/api.ts';
import { forgetFieldStore } from '../visit/field-store.ts';
import { forgetOffline, useSession } from './session.ts';

/** The way out of the working pages. */
export function useSignOut(): () => void {
  const { userId, role } = useSession();
  const leave = useMutation({
    mutationFn: signOut,
    onSuccess: async (elsewhere) => {
      forgetOffline();
      // What was typed at a desk that others use, and never reached the server, is not left for the next person.
      sessionStorage.clear();
      if (role === 'inspector') await forgetFieldStore(userId);
      // A whole new page, so that nothing of this person's stays in the browser's memory.
      location.assign(elsewhere ?? '/app/login');
    },
  });
  return () => leave.mutate();
}
