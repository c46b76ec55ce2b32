import type { FeedLink } from '../server/page.js';
import { feedWords } from '../words/feeds.js';
import { useSay } from './visiting.js';

/** How to hear of changes without coming back: feeds and calendars to subscribe to. */
export function Feeds({ of }: { readonly of: readonly FeedLink[] }) {
  const say = useSay();
  if (of.length === 0) return null;
  return (
    <nav className="wrap feeds small" aria-label={say(feedWords.subscribe)}>
      <span className="mute">{say(feedWords.subscribe)}</span>
      {of.map(({ href, title }) => (
        <a key={href} href={href}>
          {say(title)}
        </a>
      ))}
    </nav>
  );
}
