// The carried form of a draft: letters, frames, symbols, envelope. The same as kiosk/handoff/*.py.
const CARRY = (() => {
  "use strict";
  const MARK = "CHUYEN:";
  const LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-./:+";
  const FORMAT = 1;
  const HEAD_SIZE = 9;
  const CHECK_SIZE = 4;
  const ID_SIZE = 4;
  const MOST_PIECES = 64;
  const MOST_MESSAGES = 4;
  const SYMBOLS = 256;
  const room = (letters) => Math.floor((letters - MARK.length) / 3) * 2 - HEAD_SIZE - CHECK_SIZE;
  const FRAME_LETTERS = 600;
  const PIECE_SIZE = room(FRAME_LETTERS);
  const SINGLE_LETTERS = 1352;
  const SINGLE_SIZE = room(SINGLE_LETTERS);
  const KEY_SIZE = 32;
  const PROOF_SIZE = 96;
  const LARGEST_JSON = 64 * 1024;
  const CONTEXT = new TextEncoder().encode("ward-kiosk handoff 1\n");
  const NONCE = new Uint8Array(12);

  function toLetters(bytes) {
    let text = "";
    for (let place = 0; place < bytes.length; place += 2) {
      const pair = place + 1 < bytes.length;
      let number = pair ? (bytes[place] << 8) | bytes[place + 1] : bytes[place];
      for (let left = pair ? 3 : 2; left > 0; left -= 1) {
        text += LETTERS[number % 41];
        number = Math.floor(number / 41);
      }
    }
    return text;
  }

  function fromLetters(text) {
    if (text.length % 3 === 1) return null;
    const bytes = [];
    for (let place = 0; place < text.length; place += 3) {
      const group = [...text.slice(place, place + 3)].map((letter) => LETTERS.indexOf(letter));
      if (group.includes(-1)) return null;
      const number = group.reduceRight((total, value) => total * 41 + value, 0);
      if (number >= 2 ** (8 * (group.length - 1))) return null;
      if (group.length === 3) bytes.push(number >> 8);
      bytes.push(number & 255);
    }
    return Uint8Array.from(bytes);
  }

  const EXP = new Uint8Array(512);
  const LOG = new Uint8Array(256);
  for (let power = 0, value = 1; power < 255; power += 1) {
    EXP[power] = EXP[power + 255] = value;
    LOG[value] = power;
    value = value & 128 ? (value << 1) ^ 0x11d : value << 1;
  }
  const times = (a, b) => (a && b ? EXP[LOG[a] + LOG[b]] : 0);
  const inverse = (a) => EXP[255 - LOG[a]];

  function addTo(sum, factor, piece) {
    for (let place = 0; place < sum.length; place += 1) sum[place] ^= times(factor, piece[place]);
  }

  function symbol(pieces, index) {
    if (index < pieces.length) return pieces[index];
    const sum = new Uint8Array(pieces[0].length);
    pieces.forEach((piece, place) => addTo(sum, inverse(index ^ place), piece));
    return sum;
  }

  function restore(symbols, count) {
    if (symbols.size < count) return null;
    const places = [...Array(count).keys()];
    const missing = places.filter((place) => !symbols.has(place));
    const spare = [...symbols.keys()].filter((index) => index >= count).slice(0, missing.length);
    const rows = spare.map((index) => missing.map((place) => inverse(index ^ place)));
    const sums = spare.map((index) => {
      const sum = Uint8Array.from(symbols.get(index));
      places.forEach((place) => {
        if (symbols.has(place)) addTo(sum, inverse(index ^ place), symbols.get(place));
      });
      return sum;
    });
    solve(rows, sums);
    return places.map((place) =>
      symbols.has(place) ? symbols.get(place) : sums[missing.indexOf(place)],
    );
  }

  function solve(rows, sums) {
    rows.forEach((row, pivot) => {
      const scale = inverse(row[pivot]);
      rows[pivot] = row.map((value) => times(scale, value));
      sums[pivot] = sums[pivot].map((value) => times(scale, value));
      rows.forEach((values, other) => {
        const factor = values[pivot];
        if (other === pivot || factor === 0) return;
        rows[other] = values.map((value, at) => value ^ times(factor, rows[pivot][at]));
        addTo(sums[other], factor, sums[pivot]);
      });
    });
  }

  function crc32(bytes) {
    let crc = -1;
    for (const byte of bytes) {
      crc ^= byte;
      for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
    }
    return ~crc >>> 0;
  }

  const sha256 = async (bytes) => new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));

  function bare(text) {
    let capitals = text.trim().toUpperCase();
    if (!capitals.startsWith(MARK)) capitals = capitals.split("#").slice(1).join("#");
    return capitals.startsWith(MARK) ? capitals : null;
  }

  // A frame, or null for anything else.
  function readFrame(text) {
    const marked = bare(text);
    if (marked === null || marked.length > SINGLE_LETTERS) return null;
    const raw = fromLetters(marked.slice(MARK.length));
    if (raw === null || raw.length <= HEAD_SIZE + CHECK_SIZE) return null;
    const view = new DataView(raw.buffer);
    const body = raw.subarray(0, raw.length - CHECK_SIZE);
    if (crc32(body) !== view.getUint32(body.length) || body[0] !== FORMAT) return null;
    const frame = {
      pieces: body[1],
      index: body[2],
      id: toLetters(body.subarray(3, 3 + ID_SIZE)),
      length: view.getUint16(7),
      symbol: body.slice(HEAD_SIZE),
    };
    return isSound(frame) ? frame : null;
  }

  function isSound({ pieces, index, length, symbol: held }) {
    const size = held.length;
    return (
      pieces >= 1 &&
      pieces <= MOST_PIECES &&
      (pieces > 1 || index === 0) &&
      size <= (pieces === 1 ? SINGLE_SIZE : PIECE_SIZE) &&
      length > 0 &&
      size === Math.ceil(length / pieces) &&
      (pieces - 1) * size < length
    );
  }

  // The texts of a message's codes, one by one, for ever.
  async function framesOf(message) {
    const id = (await sha256(message)).subarray(0, ID_SIZE);
    const count = message.length <= SINGLE_SIZE ? 1 : Math.ceil(message.length / PIECE_SIZE);
    if (count > MOST_PIECES) throw new RangeError("too long for codes");
    const size = Math.ceil(message.length / count);
    const pieces = [...Array(count).keys()].map((place) => {
      const piece = new Uint8Array(size);
      piece.set(message.subarray(place * size, (place + 1) * size));
      return piece;
    });
    const text = (shown) => {
      const index = count === 1 ? 0 : shown % SYMBOLS;
      const raw = new Uint8Array(HEAD_SIZE + size + CHECK_SIZE);
      const view = new DataView(raw.buffer);
      raw.set([FORMAT, count, index, ...id]);
      view.setUint16(7, message.length);
      raw.set(symbol(pieces, index), HEAD_SIZE);
      view.setUint32(HEAD_SIZE + size, crc32(raw.subarray(0, HEAD_SIZE + size)));
      return MARK + toLetters(raw);
    };
    return { count, text };
  }

  class Collector {
    constructor() {
      this.messages = new Map();
    }

    // {message}, {have, need}, {spoilt: true} or null for a text that is no frame.
    async take(text) {
      const frame = readFrame(text);
      if (frame === null) return null;
      const name = `${frame.id} ${frame.length} ${frame.pieces}`;
      const symbols = this.messages.get(name) || new Map();
      this.messages.delete(name);
      this.messages.set(name, symbols);
      if (this.messages.size > MOST_MESSAGES) {
        this.messages.delete(this.messages.keys().next().value);
      }
      if (!symbols.has(frame.index)) symbols.set(frame.index, frame.symbol);
      const pieces = restore(symbols, frame.pieces);
      if (pieces === null) return { have: symbols.size, need: frame.pieces };
      this.messages.delete(name);
      const message = joined(pieces).slice(0, frame.length);
      const id = toLetters((await sha256(message)).subarray(0, ID_SIZE));
      return id === frame.id ? { message } : { spoilt: true };
    }
  }

  function joined(parts) {
    const whole = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
    let place = 0;
    for (const part of parts) {
      whole.set(part, place);
      place += part.length;
    }
    return whole;
  }

  async function pumped(stream, bytes, limit) {
    const writer = stream.writable.getWriter();
    const written = writer.write(bytes).then(() => writer.close());
    written.catch(() => {}); // the reader below meets the same fault
    const reader = stream.readable.getReader();
    const parts = [];
    let size = 0;
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return joined(parts);
      size += value.length;
      if (size > limit) {
        await reader.cancel();
        throw new RangeError("unpacks to too much");
      }
      parts.push(value);
    }
  }

  const masked = (key, mask) => key.map((byte, place) => byte ^ mask[place]);
  const gcm = { name: "AES-GCM", iv: NONCE, additionalData: CONTEXT };
  const keyFor = (raw, use) => crypto.subtle.importKey("raw", raw, "AES-GCM", false, [use]);

  // The bytes of the draft's JSON; throws for anything that is not whole.
  async function unseal(message) {
    const sealed = message.slice(KEY_SIZE);
    const key = masked(message.slice(0, KEY_SIZE), await sha256(sealed));
    const packed = await crypto.subtle.decrypt(gcm, await keyFor(key, "decrypt"), sealed);
    const limit = 1 + PROOF_SIZE + LARGEST_JSON;
    const unpacker = new DecompressionStream("deflate-raw");
    const body = await pumped(unpacker, new Uint8Array(packed), limit);
    if (body[0] !== 0 && body[0] !== PROOF_SIZE) throw new RangeError("no such proof");
    return body.slice(1 + body[0]);
  }

  // A message without a signature: a phone has no key that a kiosk knows.
  async function seal(json) {
    if (json.length > LARGEST_JSON) throw new RangeError("too long for codes");
    const body = joined([new Uint8Array([0]), json]);
    const packer = new CompressionStream("deflate-raw");
    const packed = await pumped(packer, body, 2 * body.length + 64);
    const key = crypto.getRandomValues(new Uint8Array(KEY_SIZE));
    const cipher = await crypto.subtle.encrypt(gcm, await keyFor(key, "encrypt"), packed);
    const sealed = new Uint8Array(cipher);
    return joined([masked(key, await sha256(sealed)), sealed]);
  }

  return { Collector, framesOf, FRAME_LETTERS, readFrame, seal, unseal, toLetters, fromLetters };
})();
