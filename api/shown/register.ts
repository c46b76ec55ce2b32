import type { registerView } from '../../contract/views/register.js';
import type { ShownFrom } from '../../contract/views/shown.js';
import type { RegisterState } from '../../domain/register/state.js';
import type { Seen } from '../policy/sight.js';
import type { Ports } from '../ports.js';
import { namesOf } from '../read/names.js';

export async function showRegister({ db }: Ports, { view }: Seen): Promise<ShownFrom<typeof registerView>> {
  const state = view.state as RegisterState; // written by the projection of registers
  const names = await namesOf(db, [], [state.organisation]);
  return { ...state, organisationName: names(state.organisation) };
}
