// A draft as the page shows it. Hostile until read: only texts and numbers within limits are taken.
const DRAFT = (() => {
  "use strict";
  const KINDS = ["declaration", "questions", "prepared"];
  const MOST_ITEMS = 200;
  const MOST_OPTIONS = 80;
  const LONGEST = 2000;
  const HIDDEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/u;
  const DAYS_MS = 24 * 3600 * 1000;
  const LIFETIME_MS = 7 * DAYS_MS;

  function must(holds, what) {
    if (!holds) throw new TypeError(what);
  }

  function text(value, empty = false) {
    must(typeof value === "string" && value.length <= LONGEST && !HIDDEN.test(value), "text");
    must(empty || value.trim() !== "", "empty text");
    return value;
  }

  function moment(value) {
    const at = new Date(text(value));
    must(!Number.isNaN(at.getTime()), "moment");
    return at;
  }

  function list(value, most) {
    must(Array.isArray(value) && value.length <= most, "list");
    return value;
  }

  function item(entry) {
    must(entry !== null && typeof entry === "object", "item");
    const value = entry.value === undefined ? "" : entry.value;
    if (typeof value !== "string") must(Number.isSafeInteger(value), "value");
    const words = text(entry.text === undefined ? "" : entry.text, true);
    return {
      name: text(entry.name),
      label: text(entry.label),
      value: typeof value === "string" ? text(value, true) : value,
      text: words || String(value),
      options: list(entry.options === undefined ? [] : entry.options, MOST_OPTIONS).map((option) => {
        must(Array.isArray(option) && option.length === 2, "option");
        return [text(option[0]), text(option[1])];
      }),
    };
  }

  function read(bytes) {
    const raw = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    must(raw !== null && typeof raw === "object" && raw.format === 1, "format");
    must(KINDS.includes(raw.kind), "kind");
    return {
      kind: raw.kind,
      code: text(raw.code),
      version: text(raw.version),
      title: text(raw.title),
      by: text(raw.by),
      madeAt: moment(raw.made_at),
      expiresAt: moment(raw.expires_at),
      items: list(raw.items, MOST_ITEMS).map(item),
    };
  }

  const iso = (at) => `${new Date(at).toISOString().slice(0, 19)}+00:00`;

  // What was answered here, as a kiosk reads it.
  function write(draft, nowMs) {
    const carried = {
      format: 1,
      kind: "prepared",
      code: draft.code,
      version: draft.version,
      title: draft.title,
      by: "phone",
      made_at: iso(nowMs),
      expires_at: iso(nowMs + LIFETIME_MS),
      items: draft.items.map(carriedItem),
    };
    return new TextEncoder().encode(JSON.stringify(carried));
  }

  function carriedItem({ name, label, value, text: words, options }) {
    const carried = { name, label };
    if (value !== "") carried.value = value;
    if (words !== "" && words !== String(value)) carried.text = words;
    if (options.length) carried.options = options;
    return carried;
  }

  // What a person typed as one line: no hidden letters, no line breaks.
  function typed(line) {
    const plain = line.normalize("NFC").replace(/[\s]+/gu, " ").trim();
    return [...plain].filter((letter) => !HIDDEN.test(letter)).join("").slice(0, LONGEST);
  }

  return { read, write, typed };
})();
