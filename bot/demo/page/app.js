// The page of the demo: a messenger for one persona at a time, and the controls around it.
// Text from the chat only ever becomes text nodes; nothing is parsed as HTML.

const WORDS = {
  typing: { zh: "正在输入", en: "typing" },
  sending: { zh: "正在发送文件", en: "sending a file" },
  edited: { zh: "已编辑", en: "edited" },
  you: { zh: "你", en: "You" },
  forwarded: { zh: "转发自", en: "Forwarded from" },
  start: { zh: "开始", en: "Start" },
  message: { zh: "消息", en: "Message" },
  reply: { zh: "回复", en: "Reply" },
  edit: { zh: "编辑", en: "Edit" },
  editing: { zh: "编辑消息", en: "Edit message" },
  real: { zh: "真实时间", en: "Real time" },
  moved: { zh: "时间已调整", en: "Time moved" },
  block: { zh: "屏蔽机器人", en: "Block the bot" },
  unblock: { zh: "解除屏蔽", en: "Unblock the bot" },
  photo: { zh: "图片", en: "Photo" },
  voice: { zh: "语音", en: "Voice message" },
  gone: { zh: "连接断开，正在重连…", en: "Connection lost, trying again…" },
  unread: { zh: "条未读", en: "unread" },
  today: { zh: "今天", en: "Today" },
  noCommands: { zh: "机器人没有设置命令", en: "The bot has set no commands" },
  empty: { zh: "还没有消息", en: "No messages yet" },
};
const LOCALES = { zh: "zh-CN", en: "en-GB" };
const TYPING_MS = 5000;
const TOAST_MS = 3500;
const NEAR_END_PX = 80;
const WIDEST_PHOTO_PX = 336;
const HUES = 6;

const $ = (id) => document.getElementById(id);
const demo = { bot: {}, personas: [], zone: "UTC", ahead: 0, isMoved: false };
const view = {
  me: null,
  language: "zh",
  startCode: "",
  chat: null,
  messages: new Map(),
  unread: new Map(),
  context: null,
  isFollowing: true,
};

const word = (name) => WORDS[name][view.language];
const time = (options, date) =>
  new Intl.DateTimeFormat(LOCALES[view.language], { timeZone: demo.zone, ...options }).format(date);
const clockTime = (seconds) => time({ timeStyle: "short" }, new Date(seconds * 1000));
const isoDay = (date) => new Intl.DateTimeFormat("en-CA", { timeZone: demo.zone }).format(date);
const botNow = () => new Date(Date.now() + demo.ahead);
const isOwn = (message) => !message.from.is_bot;
const textOf = (message) => message.text ?? message.caption ?? "";

/** An element: `tag.class`, properties by name with `testid`, `data` and `aria`; children are nodes or text. */
function h(selector, { testid, data = {}, aria = {}, ...properties } = {}, ...children) {
  const [tag, ...classes] = selector.split(".");
  const element = Object.assign(document.createElement(tag), properties);
  element.classList.add(...classes);
  Object.assign(element.dataset, data, testid ? { testid } : {});
  for (const [name, value] of Object.entries(aria)) element.setAttribute(`aria-${name}`, value);
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

const button = (classes, properties, ...children) =>
  h(`button${classes}`, { type: "button", ...properties }, ...children);

function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  use.setAttribute("href", `#i-${name}`);
  svg.setAttribute("aria-hidden", "true");
  svg.append(use);
  return svg;
}

async function call(method, path, fields) {
  const options = { method };
  if (fields) {
    options.body = new FormData();
    for (const [name, value] of Object.entries(fields)) options.body.append(name, value);
  }
  const answer = await fetch(`/api/${path}`, options);
  const body = await answer.json();
  if (!answer.ok) {
    toast(body.error);
    throw new Error(body.error);
  }
  return body;
}

const chatPath = (rest = "") => `chats/${view.me.user_id}${rest}`;

// ---- Formatted text ------------------------------------------------------------------------------------------------

const STYLES = {
  bold: "strong",
  italic: "em",
  underline: "u",
  strikethrough: "s",
  code: "code",
  pre: "pre",
  blockquote: "blockquote",
  expandable_blockquote: "blockquote",
};

const BLOCKS = new Set(["pre", "blockquote", "expandable_blockquote"]);

/** The nodes of a text whose entities are nested and sorted; offsets are UTF-16 units, as a string's are here. */
function formatted(text, entities, from = 0, to = text.length) {
  const nodes = [];
  let at = from;
  for (let i = 0; i < entities.length;) {
    const entity = entities[i];
    const end = Math.min(entity.offset + entity.length, to);
    let next = i + 1;
    while (next < entities.length && entities[next].offset < end) next += 1;
    if (entity.offset > at) nodes.push(text.slice(at, entity.offset));
    const inner = formatted(text, entities.slice(i + 1, next), entity.offset, end);
    nodes.push(marked(entity, text.slice(entity.offset, end), inner));
    const newLine = BLOCKS.has(entity.type) && text[end] === "\n"; // a block begins a line by itself
    [at, i] = [newLine ? end + 1 : end, next];
  }
  if (at < to) nodes.push(text.slice(at, to));
  return nodes;
}

function marked(entity, text, inner) {
  switch (entity.type) {
    case "text_link":
      return link(entity.url, inner);
    case "url":
      return link(text.includes("://") ? text : `https://${text}`, inner);
    case "email":
      return link(`mailto:${text}`, inner);
    case "bot_command":
      return button(".link", { onclick: () => say(text) }, ...inner);
    case "spoiler":
      return button(".spoiler", { onclick: (event) => event.currentTarget.classList.add("shown") }, ...inner);
    default:
      return h(STYLES[entity.type] ?? "span", {}, ...inner);
  }
}

function link(address, inner) {
  if (!/^(https?|mailto|tg):/i.test(address) || !URL.canParse(address)) return h("span", {}, ...inner);
  const code = startCode(address);
  const open = (event) => {
    event.preventDefault();
    location.hash = `#stranger&start=${encodeURIComponent(code)}`;
  };
  return h(
    "a",
    { href: address, target: "_blank", rel: "noopener noreferrer", ...(code ? { onclick: open } : {}) },
    ...inner,
  );
}

/** The code of a link that starts this very bot: it is opened by the stranger here, not by a browser. */
function startCode(address) {
  const { hostname, pathname, protocol, searchParams } = new URL(address);
  const isOnTheWeb = ["t.me", "telegram.me"].includes(hostname) && pathname === `/${demo.bot.username}`;
  const isInTheApp = protocol === "tg:" && searchParams.get("domain") === demo.bot.username;
  return isOnTheWeb || isInTheApp ? (searchParams.get("start") ?? "") : "";
}

// ---- Messages ------------------------------------------------------------------------------------------------------

const author = (message) => (isOwn(message) ? word("you") : demo.bot.name);

function kindOf(message) {
  if (message.photo) return word("photo");
  if (message.voice) return word("voice");
  return message.sticker?.emoji ?? message.document?.file_name;
}

function summary(message) {
  return [kindOf(message), textOf(message).split("\n")[0]].filter(Boolean).join(" · ");
}

function picture({ file, photo: [{ width, height }] }, alt) {
  const shown = h("a.photo", { href: file.url, target: "_blank" }, h("img", { src: file.url, width, height, alt }));
  shown.style.width = `${Math.min(width, WIDEST_PHOTO_PX)}px`; // known before the picture is there, so nothing jumps
  return shown;
}

function attachment(message) {
  const { file } = message;
  if (!file) return null;
  if (message.photo) return picture(message, textOf(message) || word("photo"));
  if (message.sticker) return h("span.sticker", {}, message.sticker.emoji);
  const size = file.size < 1024 ? `${file.size} B` : `${(file.size / 1024).toFixed(1)} KB`;
  const about = h("span", {}, h("strong", {}, message.voice ? word("voice") : file.name), h("small", {}, size));
  const link = { href: file.url, download: file.name, testid: "file-link" };
  return h("a.file", link, h("span.disc", {}, icon("file")), about);
}

function quoted(message) {
  const source = message.reply_to_message;
  if (!source) return null;
  const onclick = () => scrollTo(source.message_id);
  return button(".quoted", { onclick }, h("strong", {}, author(source)), h("span", {}, summary(source)));
}

function inlineKeyboard(message) {
  const rows = message.reply_markup?.inline_keyboard;
  if (!rows) return null;
  const drawn = rows.map((row) => h("div", {}, ...row.map((cell) => inlineButton(message, cell))));
  return h("div.inline-keyboard", {}, ...drawn);
}

function inlineButton(message, { text, url, copy_text: copied, callback_data: data }) {
  if (url) {
    const anchor = link(url, [h("span", {}, text), h("i", { aria: { hidden: true } }, "↗")]);
    return Object.assign(anchor, { className: "button", title: text });
  }
  const onclick = async ({ currentTarget }) => {
    if (copied) return navigator.clipboard.writeText(copied.text);
    currentTarget.setAttribute("aria-busy", "true");
    return call("POST", chatPath(`/messages/${message.message_id}/taps`), { data });
  };
  return button(".button", { title: text, onclick, testid: "button" }, h("span", {}, text));
}

function actions(message) {
  const action = (kind) => {
    const [label, onclick] = [word(kind), () => setContext({ kind, message })];
    return button(".icon", { title: label, onclick, aria: { label }, testid: kind }, icon(kind));
  };
  return h("div.actions", {}, action("reply"), isOwn(message) && !message.sticker ? action("edit") : null);
}

function bubbleBody(message) {
  const [text, entities] = [textOf(message), message.entities ?? message.caption_entities ?? []];
  const edited = message.edit_date ? `${word("edited")} ` : "";
  const said = text ? h("span.text", { testid: "message-text" }, ...formatted(text, entities)) : null;
  return h("div.body", {}, said, h("small.meta", {}, edited, clockTime(message.date)));
}

function messageItem(message) {
  const { message_id: id, forward_origin: origin, reaction } = message;
  const forwarded = origin && h("p.forwarded", {}, `${word("forwarded")} ${origin.sender_user.first_name}`);
  const emoji = reaction && h("span.reaction", {}, reaction);
  const parts = [forwarded, quoted(message), attachment(message), bubbleBody(message), emoji];
  const onclick = ({ target }) => target.closest("a, button") ?? item.classList.toggle("selected");
  const data = { id, day: isoDay(new Date(message.date * 1000)) };
  const item = h(
    `li.message.${isOwn(message) ? "own" : "theirs"}`,
    { id: `m${id}`, onclick, data, testid: "message" },
    h("div.bubble", {}, ...parts),
    actions(message),
    inlineKeyboard(message),
  );
  return item;
}

const scrollTo = (id) => $(`m${id}`)?.scrollIntoView({ block: "center", behavior: "smooth" });

function dayLine(day) {
  const today = isoDay(botNow());
  const year = day.slice(0, 4) === today.slice(0, 4) ? {} : { year: "numeric" };
  const options = { timeZone: "UTC", month: "long", day: "numeric", ...year };
  const label = new Intl.DateTimeFormat(LOCALES[view.language], options).format(new Date(day));
  return h("li.day", { data: { day } }, h("span", {}, day === today ? word("today") : label));
}

function append(message) {
  const item = messageItem(message);
  if ($("log").lastElementChild?.dataset.day !== item.dataset.day) $("log").append(dayLine(item.dataset.day));
  $("log").append(item);
  return item;
}

function drawMessages() {
  $("log").replaceChildren();
  for (const message of view.messages.values()) append(message);
  toEnd();
}

const isNearEnd = () => $("log").scrollHeight - $("log").scrollTop - $("log").clientHeight < NEAR_END_PX;

function toEnd() {
  view.isFollowing = true;
  $("log").scrollTop = $("log").scrollHeight;
}

/** Change something, and stay at the newest message if one was there. */
function keepingEnd(change) {
  change();
  if (view.isFollowing) toEnd();
}

// ---- The chat around its messages ----------------------------------------------------------------------------------

function drawChat() {
  const { chat } = view;
  const isOpen = chat.is_started && !chat.is_blocked && !view.startCode;
  $("composer").hidden = !isOpen;
  $("start").hidden = isOpen || chat.is_blocked;
  $("unblock").hidden = !chat.is_blocked;
  $("start").textContent = view.startCode ? `${word("start")} · ${view.startCode}` : word("start");
  $("empty").hidden = view.messages.size > 0;
  $("description").textContent = chat.description || word("empty");
  $("block").textContent = word(chat.is_blocked ? "unblock" : "block");
  $("input").placeholder = chat.keyboard?.placeholder ?? word("message");
  drawPinned();
  drawCommands();
  drawKeyboard();
}

function drawPinned() {
  const pinned = view.messages.get(view.chat.pinned);
  $("pinned").hidden = !pinned;
  $("pinned-text").textContent = pinned ? summary(pinned) : "";
}

function drawCommands() {
  const item = ({ command, description }) => {
    const parts = [h("code", {}, `/${command}`), h("span", {}, description)];
    return h("li", {}, button("", { onclick: () => say(`/${command}`), testid: "command" }, ...parts));
  };
  const items = view.chat.commands.map(item);
  $("commands").replaceChildren(...(items.length ? items : [h("li.none", {}, word("noCommands"))]));
}

function showCommands(isShown) {
  $("commands").hidden = !isShown;
  $("menu").setAttribute("aria-expanded", isShown);
}

function drawKeyboard() {
  const rows = view.chat.keyboard?.keyboard;
  const isExpanded = $("toggle-keyboard").getAttribute("aria-expanded") === "true";
  $("toggle-keyboard").hidden = !rows || view.chat.keyboard.persistent;
  $("keyboard").hidden = !rows || $("composer").hidden || !(isExpanded || view.chat.keyboard.persistent);
  $("keyboard").classList.toggle("tall", Boolean(rows) && !view.chat.keyboard.resize);
  const key = (label) =>
    button("", { title: label, onclick: () => say(label), testid: "keyboard-button" }, h("span", {}, label));
  $("keyboard").replaceChildren(...(rows ?? []).map((row) => h("div", {}, ...row.map(key))));
  if (view.chat.keyboard?.force_reply && !view.context) {
    const last = [...view.messages.values()].findLast((message) => !isOwn(message));
    if (last) setContext({ kind: "reply", message: last });
  }
}

function setContext(context) {
  const wasEdit = view.context?.kind === "edit";
  view.context = context;
  $("context").hidden = !context;
  if (context) {
    $("context-icon").setAttribute("href", `#i-${context.kind}`);
    $("context-title").textContent = context.kind === "edit" ? word("editing") : author(context.message);
    $("context-text").textContent = summary(context.message);
  }
  if (context?.kind === "edit") $("input").value = textOf(context.message);
  else if (wasEdit) $("input").value = "";
  growInput();
  if (context) $("input").focus();
}

function growInput() {
  const input = $("input");
  input.style.height = "auto";
  input.style.height = `${input.scrollHeight + input.offsetHeight - input.clientHeight}px`;
}

let toastEnd;
function toast(text) {
  $("toast").textContent = text;
  $("toast").classList.add("shown");
  clearTimeout(toastEnd);
  toastEnd = setTimeout(() => $("toast").classList.remove("shown"), TOAST_MS);
}

function showAlert(text) {
  $("alert-text").textContent = text;
  $("alert").showModal();
}

let actingEnd;
function drawSubtitle(acting = "") {
  clearTimeout(actingEnd);
  $("subtitle").classList.toggle("acting", Boolean(acting));
  $("subtitle").textContent = acting || `${view.me.label[view.language]} · ${view.me.first_name}`;
  if (acting) actingEnd = setTimeout(drawSubtitle, TYPING_MS);
}

// ---- What the person does ------------------------------------------------------------------------------------------

async function say(text, fields = {}) {
  showCommands(false);
  if (text.trim() || fields.file) await call("POST", chatPath("/messages"), { text, ...fields });
  setContext(null);
  toEnd();
}

const replyTo = (context) => (context?.kind === "reply" ? { reply_to: context.message.message_id } : {});

async function submit(event) {
  event.preventDefault();
  const text = $("input").value.trim();
  const { context } = view;
  if (!text) return;
  $("input").value = "";
  try {
    if (context?.kind === "edit") {
      await call("PUT", chatPath(`/messages/${context.message.message_id}`), { text });
      setContext(null);
    } else {
      await say(text, replyTo(context));
    }
  } catch (error) {
    $("input").value = text; // what was refused is not lost
    throw error;
  } finally {
    growInput();
  }
}

async function sendFile(file) {
  const caption = $("input").value;
  $("input").value = $("file").value = "";
  await say(caption, { file, ...replyTo(view.context) });
}

// ---- Controls ------------------------------------------------------------------------------------------------------

function personaItem(persona) {
  const unread = view.unread.get(persona.user_id) ?? 0;
  const badge = unread ? h("span.badge", { aria: { label: `${unread} ${word("unread")}` } }, unread) : null;
  const names = [h("strong", {}, persona.label[view.language]), h("small", {}, persona.first_name)];
  const initial = h(`span.avatar.hue${persona.user_id % HUES}`, { aria: { hidden: true } }, [...persona.first_name][0]);
  const aria = persona === view.me ? { current: "page" } : {};
  const place = { href: hashOf(persona.slug), aria, testid: `persona-${persona.slug}` };
  const item = h("li", {}, h("a", place, initial, h("span.names", {}, ...names), badge));
  item.classList.toggle("first-of-others", persona.role === "director");
  return item;
}

const drawPersonas = () => $("personas").replaceChildren(...demo.personas.map(personaItem));

function drawClock() {
  const now = botNow();
  $("bot-date").textContent = time({ year: "numeric", month: "long", day: "numeric" }, now);
  $("bot-date").dateTime = isoDay(now);
  $("bot-time").textContent = `${time({ weekday: "long" }, now)} · ${time({ timeStyle: "medium" }, now)}`;
  $("chip-date").textContent = time({ month: "short", day: "numeric", weekday: "short" }, now).replace("日周", "日 周");
  $("clock-state").textContent = word(demo.isMoved ? "moved" : "real");
  $("clock-state").classList.toggle("moved", demo.isMoved);
  $("open-controls").classList.toggle("moved", demo.isMoved);
  $("now").disabled = !demo.isMoved;
  if (document.activeElement !== $("date")) $("date").value = isoDay(now);
}

function setClock({ now, is_moved: isMoved, zone }) {
  Object.assign(demo, { ahead: new Date(now) - Date.now(), isMoved, zone });
  drawClock();
}

function showControls(isShown) {
  $("controls").classList.toggle("open", isShown);
  $("backdrop").classList.toggle("open", isShown);
  $("open-controls").setAttribute("aria-expanded", isShown);
  (isShown ? $("controls").querySelector("button, a") : $("open-controls")).focus();
}

function drawWords() {
  document.documentElement.lang = LOCALES[view.language];
  for (const node of document.querySelectorAll("[data-zh]")) node.textContent = node.dataset[view.language];
  for (const node of document.querySelectorAll("[data-zh-label]"))
    node.setAttribute("aria-label", node.dataset[`${view.language}Label`]);
  for (const node of document.querySelectorAll("[data-zh-title]")) node.title = node.dataset[`${view.language}Title`];
  for (const node of document.querySelectorAll("[data-language]"))
    node.setAttribute("aria-pressed", node.dataset.language === view.language);
}

// ---- Address, events, start ----------------------------------------------------------------------------------------

const hashOf = (slug, language = view.language) => `#${slug}&lang=${language}`;

/** Take persona, language and start code from the address: `#hr`, `#sales&lang=en`, `#stranger&start=CODE`. */
async function readAddress() {
  const [slug, ...rest] = location.hash.slice(1).split("&");
  const settings = new URLSearchParams(rest.join("&"));
  const wanted = settings.get("lang");
  if (wanted in LOCALES) view.language = wanted;
  await call("PUT", "language", { language: view.language });
  view.startCode = settings.get("start") ?? "";
  view.me = demo.personas.find((persona) => persona.slug === slug) ?? demo.personas[0];
  view.unread.delete(view.me.user_id);
  $("bot-name").textContent = demo.bot.name;
  document.title = `${view.me.label[view.language]} · ${demo.bot.name}`;
  drawWords();
  drawClock();
  drawPersonas();
  drawSubtitle();
  $("toast").classList.remove("shown");
  setContext(null);
  await fetchChat();
}

async function fetchChat() {
  const { me } = view;
  const chat = await call("GET", chatPath());
  if (me !== view.me) return;
  view.chat = chat;
  view.messages = new Map(chat.messages.map((message) => [message.message_id, message]));
  drawMessages();
  drawChat();
}

async function refreshChat() {
  const { messages, ...chat } = await call("GET", chatPath());
  view.chat = chat;
  drawChat();
}

const happened = {
  ready: fetchChat,
  posted({ message }) {
    const { chat } = message;
    if (chat.id === view.me.user_id && view.messages.has(message.message_id)) {
      happened.edited({ message }); // it came with the whole chat already
    } else if (chat.id === view.me.user_id) {
      view.messages.set(message.message_id, message);
      keepingEnd(() => append(message).classList.add("arriving"));
      if (!isOwn(message)) drawSubtitle();
      if (!view.chat.is_started || view.startCode) refreshChat();
      $("empty").hidden = true;
    } else if (chat.type === "private" && !isOwn(message)) {
      view.unread.set(chat.id, (view.unread.get(chat.id) ?? 0) + 1);
      drawPersonas();
    }
  },
  edited({ message }) {
    if (message.chat.id !== view.me.user_id) return;
    view.messages.set(message.message_id, message);
    keepingEnd(() => $(`m${message.message_id}`)?.replaceWith(messageItem(message)));
    drawPinned();
  },
  deleted({ chat_id: chatId, message_id: messageId }) {
    if (chatId !== view.me.user_id) return;
    view.messages.delete(messageId);
    keepingEnd(() => $(`m${messageId}`)?.remove());
  },
  notice({ chat_id: chatId, text, alert }) {
    if (chatId !== view.me.user_id) return;
    for (const busy of document.querySelectorAll("[aria-busy]")) busy.removeAttribute("aria-busy");
    if (text) (alert ? showAlert : toast)(text);
  },
  acting({ chat_id: chatId, action }) {
    if (chatId === view.me.user_id) drawSubtitle(word(action.startsWith("upload") ? "sending" : "typing"));
  },
  chat({ chat_id: chatId }) {
    if (chatId === null || chatId === view.me.user_id) refreshChat();
  },
  clock(clock) {
    setClock(clock);
    drawMessages(); // which day is today has changed
  },
};

async function setLanguage(language) {
  history.replaceState(null, "", hashOf(view.me.slug, language));
  await readAddress();
}

function listen() {
  const moveClock = (fields) => call("PUT", "clock", fields);
  $("composer").addEventListener("submit", submit);
  $("input").addEventListener("input", growInput);
  $("input").addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) submit(event);
    if (event.key === "Escape") setContext(null);
  });
  $("file").addEventListener("change", (event) => sendFile(event.target.files[0]));
  $("start").addEventListener("click", async () => {
    await say(`/start ${view.startCode}`.trim());
    history.replaceState(null, "", hashOf(view.me.slug));
    view.startCode = "";
    refreshChat();
  });
  $("menu").addEventListener("click", () => showCommands($("commands").hidden));
  $("toggle-keyboard").addEventListener("click", ({ currentTarget: toggle }) => {
    toggle.setAttribute("aria-expanded", toggle.getAttribute("aria-expanded") !== "true");
    drawKeyboard();
  });
  $("context-cancel").addEventListener("click", () => setContext(null));
  $("to-end").addEventListener("click", toEnd);
  $("log").addEventListener("scroll", () => {
    view.isFollowing = isNearEnd();
    $("to-end").hidden = view.isFollowing;
  });
  new ResizeObserver(() => keepingEnd(() => {})).observe($("log"));
  $("pinned").addEventListener("click", () => scrollTo(view.chat.pinned));
  $("unblock").addEventListener("click", () => call("DELETE", chatPath("/block")));
  $("block").addEventListener("click", () => call(view.chat.is_blocked ? "DELETE" : "PUT", chatPath("/block")));
  $("plus-day").addEventListener("click", () => moveClock({ days: 1 }));
  $("plus-week").addEventListener("click", () => moveClock({ days: 7 }));
  $("now").addEventListener("click", () => call("DELETE", "clock"));
  $("date").addEventListener("change", (event) => event.target.value && moveClock({ date: event.target.value }));
  $("open-controls").addEventListener("click", () => showControls(!$("controls").classList.contains("open")));
  $("backdrop").addEventListener("click", () => showControls(false));
  $("personas").addEventListener("click", () => $("controls").classList.contains("open") && showControls(false));
  for (const choice of document.querySelectorAll("[data-language]")) {
    choice.addEventListener("click", () => setLanguage(choice.dataset.language));
  }
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    showCommands(false);
    if ($("controls").classList.contains("open")) showControls(false);
  });
  window.addEventListener("hashchange", readAddress);
}

async function start() {
  view.language = navigator.language.startsWith("zh") ? "zh" : "en";
  const { bot, personas, clock } = await call("GET", "demo");
  Object.assign(demo, { bot, personas });
  setClock(clock);
  listen();
  await readAddress();
  document.querySelector("main").removeAttribute("aria-busy");
  toEnd();
  const events = new EventSource("/api/events");
  events.addEventListener("message", ({ data }) => {
    const event = JSON.parse(data);
    happened[event.kind](event);
  });
  events.addEventListener("error", () => toast(word("gone")));
  setInterval(drawClock, 1000);
}

start();
