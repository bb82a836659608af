// The page: what it holds is in memory only, until the person saves it. Texts are never markup.
(() => {
  "use strict";
  const source = `<!doctype html>\n${document.documentElement.outerHTML}`;
  const KEPT = "mang-ve";
  const CHANGE_MS = 250;
  const CALM_MS = 1500;
  const LOOK_MS = 60;
  const LARGEST_SIDE = 1600;
  const part = (id) => document.getElementById(id);
  const state = { language: "vi", message: null, draft: null, shown: 0, timer: 0, stream: null };
  let collector = new CARRY.Collector();

  const words = (name, ...values) => {
    const found = WORDS[state.language][name];
    return typeof found === "function" ? found(...values) : found;
  };

  function say(name, ...values) {
    part("said").textContent = name ? words(name, ...values) : "";
    part("said").hidden = !name;
  }

  function open(section) {
    for (const each of document.querySelectorAll("section")) each.hidden = each.id !== section;
    window.scrollTo(0, 0);
  }

  const day = (at) =>
    at.toLocaleString(state.language === "vi" ? "vi-VN" : "en-GB", {
      day: "numeric",
      month: "numeric",
      year: "numeric",
      hour: "2-digit",
      minute: "2-digit",
      hour12: false,
      timeZone: "Asia/Ho_Chi_Minh",
    });

  function speak() {
    document.documentElement.lang = state.language;
    for (const each of document.querySelectorAll("[data-words]")) {
      each.textContent = words(each.dataset.words);
    }
    part("language").textContent = words("other");
    part("language").lang = state.language === "vi" ? "en" : "vi";
    part("code").setAttribute("aria-label", words("code"));
    if (state.draft) fill();
  }

  // What came in.

  async function take(text) {
    const came = await collector.take(text);
    if (came === null) return null;
    if (came.message) await hold(came.message);
    if (came.spoilt) say("spoilt");
    if (came.need) {
      part("progress").max = came.need;
      part("progress").value = came.have;
      part("progress-words").textContent = words("progress", came.have, came.need);
    }
    return came;
  }

  async function hold(message) {
    try {
      state.draft = DRAFT.read(await CARRY.unseal(message));
      state.message = message;
    } catch (fault) {
      console.info("not a draft:", fault.name);
      say("spoilt");
      return;
    }
    collector = new CARRY.Collector();
    endCamera();
    say("");
    fill();
    open("holding");
  }

  const isOver = () => state.draft.expiresAt.getTime() <= Date.now();
  const isAsked = () => state.draft.kind !== "declaration";

  function fill() {
    const { draft } = state;
    part("title").textContent = draft.title;
    part("when").textContent = isOver()
      ? words("expired")
      : words("made", draft.by, day(draft.madeAt), day(draft.expiresAt));
    part("show").hidden = isOver();
    part("hint").hidden = !isAsked() || isOver();
    part("lines").replaceChildren(...draft.items.map(line));
  }

  function line(item) {
    const row = document.createElement("div");
    const label = document.createElement("dt");
    const answer = document.createElement("dd");
    if (isAsked()) {
      const name = document.createElement("label");
      name.textContent = item.label;
      name.htmlFor = `answer-${item.name}`;
      label.append(name);
      answer.append(field(item));
    } else {
      label.textContent = item.label;
      answer.textContent = item.text || words("unanswered");
    }
    row.append(label, answer);
    return row;
  }

  function field(item) {
    const choice = item.options.length > 0;
    const input = document.createElement(choice ? "select" : "input");
    input.id = `answer-${item.name}`;
    if (choice) {
      input.append(new Option(words("choose"), ""));
      for (const [value, label] of item.options) input.append(new Option(label, value));
    } else {
      input.autocomplete = "off";
    }
    input.value = String(item.value);
    input.addEventListener("change", () => {
      item.value = DRAFT.typed(input.value);
      item.text = choice && item.value ? input.selectedOptions[0].text : item.value;
      state.message = null;
    });
    return input;
  }

  // From the camera, a picture, or the address.

  async function textsIn(picture) {
    if ("BarcodeDetector" in window) {
      try {
        const found = await new BarcodeDetector({ formats: ["qr_code"] }).detect(picture);
        if (found.length) return found.map((code) => code.rawValue);
      } catch (fault) {
        console.info("own reader:", fault.name);
      }
    }
    const image = pixels(picture);
    try {
      return [QR.decodeQR(image)];
    } catch {
      return []; // no code in this picture
    }
  }

  const glass = document.createElement("canvas");

  function pixels(picture) {
    const width = picture.videoWidth || picture.width;
    const height = picture.videoHeight || picture.height;
    const scale = Math.min(1, LARGEST_SIDE / Math.max(width, height));
    glass.width = Math.round(width * scale);
    glass.height = Math.round(height * scale);
    const pen = glass.getContext("2d", { willReadFrequently: true });
    pen.drawImage(picture, 0, 0, glass.width, glass.height);
    return pen.getImageData(0, 0, glass.width, glass.height);
  }

  async function startCamera() {
    say("");
    try {
      state.stream = await navigator.mediaDevices.getUserMedia({
        video: { facingMode: "environment", width: { ideal: 1280 }, height: { ideal: 720 } },
      });
    } catch (fault) {
      console.info("camera:", fault.name);
      say("no_camera");
      return;
    }
    part("view").srcObject = state.stream;
    await part("view").play();
    part("progress").value = 0;
    part("progress-words").textContent = "";
    open("reading");
    look(state.stream);
  }

  async function look(stream) {
    while (state.stream === stream) {
      if (part("view").videoWidth) {
        for (const text of await textsIn(part("view"))) await take(text);
      }
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
  }

  function endCamera() {
    if (!state.stream) return;
    for (const track of state.stream.getTracks()) track.stop();
    state.stream = null;
    part("view").srcObject = null;
  }

  async function takePictures(files) {
    say("");
    let last = null;
    for (const file of files) {
      let picture;
      try {
        picture = await createImageBitmap(file);
      } catch (fault) {
        console.info("picture:", fault.name);
        continue;
      }
      for (const text of await textsIn(picture)) last = (await take(text)) || last;
      picture.close();
      if (state.draft) return;
    }
    if (last === null) say("no_code");
    else if (last.need) say("more", last.have, last.need);
  }

  async function takeAddress() {
    const text = location.hash;
    if (text.length < 2) return;
    history.replaceState(null, "", location.pathname + location.search);
    if ((await take(text)) === null) say("no_code");
  }

  // Given back.

  async function show() {
    try {
      if (state.message === null) {
        state.message = await CARRY.seal(DRAFT.write(state.draft, Date.now()));
      }
      state.frames = await CARRY.framesOf(state.message);
    } catch (fault) {
      console.info("seal:", fault.name);
      say("too_long");
      return;
    }
    state.shown = 0;
    say("");
    part("moving").hidden = part("pause").hidden = state.frames.count === 1;
    part("pause").textContent = words("pause");
    open("showing");
    draw();
    if (state.frames.count > 1) run();
  }

  function run() {
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    state.timer = setInterval(() => {
      if (document.hidden) return;
      state.shown += 1;
      draw();
    }, calm ? CALM_MS : CHANGE_MS);
  }

  function halt() {
    clearInterval(state.timer);
    state.timer = 0;
  }

  function draw() {
    const text = state.frames.text(state.shown);
    const ecc = text.length <= CARRY.FRAME_LETTERS ? "medium" : "low";
    const rows = QR.encodeQR(text, "raw", { ecc, encoding: "alphanumeric", border: 4 });
    const code = part("code");
    const scale = Math.max(4, Math.floor(1100 / rows.length));
    code.width = code.height = rows.length * scale;
    const pen = code.getContext("2d");
    pen.fillStyle = "#fff";
    pen.fillRect(0, 0, code.width, code.height);
    pen.fillStyle = "#000";
    rows.forEach((row, y) =>
      row.forEach((dark, x) => dark && pen.fillRect(x * scale, y * scale, scale, scale)),
    );
  }

  // Kept and erased.

  async function save() {
    try {
      if (state.message === null) {
        state.message = await CARRY.seal(DRAFT.write(state.draft, Date.now()));
      }
      localStorage.setItem(KEPT, CARRY.toLetters(state.message));
      say("saved");
    } catch (fault) {
      console.info("save:", fault.name);
      say(fault instanceof RangeError ? "too_long" : "not_saved");
    }
  }

  function forget() {
    try {
      localStorage.removeItem(KEPT);
    } catch (fault) {
      console.info("erase:", fault.name); // a browser that keeps nothing has nothing to erase
    }
    state.draft = state.message = state.frames = null;
    collector = new CARRY.Collector();
    part("lines").replaceChildren();
    part("title").textContent = part("when").textContent = "";
    const code = part("code");
    code.width = glass.width = code.height = glass.height = 1;
  }

  async function remember() {
    let kept = null;
    try {
      kept = localStorage.getItem(KEPT);
    } catch (fault) {
      console.info("kept:", fault.name);
    }
    const message = kept && CARRY.fromLetters(kept);
    if (message) await hold(message);
  }

  function keepPage() {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([source], { type: "text/html" }));
    link.download = "mang-ve.html";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  }

  const on = (id, act) => part(id).addEventListener("click", act);
  on("language", () => {
    state.language = state.language === "vi" ? "en" : "vi";
    say("");
    speak();
  });
  on("camera", startCamera);
  on("stop", () => {
    endCamera();
    open("empty");
  });
  on("keep-page", keepPage);
  on("show", show);
  on("save", save);
  on("erase", () => {
    forget();
    open("empty");
    say("erased");
  });
  on("pause", () => {
    if (state.timer) halt();
    else run();
    part("pause").textContent = words(state.timer ? "pause" : "go_on");
  });
  on("done", () => {
    halt();
    open("holding");
  });
  part("pictures").addEventListener("change", async (event) => {
    await takePictures([...event.target.files]);
    event.target.value = "";
  });
  part("form").addEventListener("submit", (event) => event.preventDefault());
  addEventListener("hashchange", takeAddress);

  async function begin() {
    speak();
    open("empty");
    if (!window.crypto?.subtle || !window.DecompressionStream || !window.CompressionStream) {
      say("old");
      return;
    }
    await remember();
    await takeAddress();
  }
  begin();
})();
