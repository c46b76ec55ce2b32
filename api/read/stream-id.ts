/** The id within a stream's name: `p1` of `standard-project/p1`. */
export const idOf = (stream: string): string => stream.slice(stream.indexOf('/') + 1);
