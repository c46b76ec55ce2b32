import type { ProjectState } from './state.js';

type Text = Pick<NonNullable<ProjectState['draft']>, 'sha256' | 'version' | 'by'>;

/** The newest draft. */
export const withText = (state: ProjectState, { sha256, version, by }: Text): ProjectState => ({
  ...state,
  draft: { sha256, version, by, uploads: (state.draft?.uploads ?? 0) + 1 },
});

/** The newest document of its kind. */
export const onFile = (state: ProjectState, kind: keyof ProjectState['documents'], sha256: string): ProjectState => ({
  ...state,
  documents: { ...state.documents, [kind]: { sha256, count: (state.documents[kind]?.count ?? 0) + 1 } },
});
