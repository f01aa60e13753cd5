/**
 * The act for the presses of one button: while it is under way every further press is dropped, so that a double click
 * does it once. A press after its end does it again.
 */
export function oneAtATime<Input>(act: (input: Input) => Promise<unknown>): (input: Input) => void {
  let isUnderWay = false;
  const start = async (input: Input): Promise<void> => {
    isUnderWay = true;
    try {
      await act(input);
    } finally {
      isUnderWay = false;
    }
  };
  return (input) => {
    if (!isUnderWay) void start(input);
  };
}
