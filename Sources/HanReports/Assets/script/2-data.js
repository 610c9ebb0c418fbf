// What the page carries: JSON, deflated, in base64.

const unpack = (id) => {
  const text = $(id).textContent;
  const bytes = Uint8Array.fromBase64
    ? Uint8Array.fromBase64(text) : Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  return new Response(stream).json();
};
const parsed = new Promise((resolve) => {
  if (document.readyState !== 'loading') resolve();
  else addEventListener('DOMContentLoaded', resolve, { once: true });
});

const data = await unpack('data');
const { documents, keywords, slogans, terms } = data;
