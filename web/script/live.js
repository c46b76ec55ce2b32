// Says on a page about a record that the record moved, and where to look. Nothing is replaced: whoever types goes on typing. One tab of a browser holds the stream of
// events, the others hear from it what it heard; when it closes, another one takes over where it stopped.
const line = document.querySelector('.live');
const { record, seq, who } = line.dataset;
const name = `biaocheng-stream-${who}`;

const show = () => {
  line.firstElementChild.hidden = false;
};

let last = '';
const take = ({ id, moved, reset }) => {
  if (id) last = id;
  if (reset || (moved && moved.stream === record && moved.seq > Number(seq))) show();
};

// Where there is something to fill in, what was typed stays where it is: the look is taken beside it.
if (document.querySelector('main form[method=post]')) line.querySelector('a').target = '_blank';

if (navigator.locks && window.BroadcastChannel && window.EventSource) {
  const channel = new BroadcastChannel(name);
  const heard = new Map();
  let holds = false;

  const tell = (message) => {
    if (message.moved) {
      if (heard.size > 500) heard.clear();
      heard.set(message.moved.stream, message);
    }
    channel.postMessage(message);
    take(message);
  };

  channel.onmessage = ({ data }) => {
    // A page that was made a moment ago asks for what moved since.
    if (data.asks) return void (holds && heard.has(data.asks) && channel.postMessage(heard.get(data.asks)));
    take(data);
  };

  const open = () => {
    const source = new EventSource(`/api/v1/stream?have=${encodeURIComponent(`${record}:${seq}`)}${last ? `&after=${last}` : ''}`);
    source.onmessage = ({ data, lastEventId }) => tell({ id: lastEventId, moved: JSON.parse(data) });
    source.addEventListener('reset', ({ lastEventId }) => tell({ id: lastEventId, reset: true }));
    // Refused: the session is over, or too many listen. A line that only broke comes back by itself.
    source.onerror = () => void (source.readyState === 2 && setTimeout(open, 60000));
  };

  channel.postMessage({ asks: record });
  navigator.locks.request(name, () => {
    holds = true;
    open();
    return new Promise(() => {});
  });
}
