// The page of the demo: a messenger for one persona at a time, and the controls around it.
// Text from the chat only ever becomes text nodes; nothing is parsed as HTML.

const WORDS = {
  zh: {
    as: "你是", typing: "正在输入", sending: "正在发送文件", edited: "已编辑", you: "你", forwarded: "转发自",
    start: "开始", message: "消息", reply: "回复", edit: "编辑", editing: "编辑消息", real: "真实时间", moved: "时间已调整",
    block: "屏蔽机器人", unblock: "解除屏蔽", photo: "图片", voice: "语音", sticker: "贴纸", gone: "连接断开，正在重连…",
    unread: "条未读", today: "今天", noCommands: "机器人没有设置命令", empty: "还没有消息",
  },
  en: {
    as: "You are", typing: "typing", sending: "sending a file", edited: "edited", you: "You", forwarded: "Forwarded from",
    start: "Start", message: "Message", reply: "Reply", edit: "Edit", editing: "Edit message", real: "Real time", moved: "Time moved",
    block: "Block the bot", unblock: "Unblock the bot", photo: "Photo", voice: "Voice message", sticker: "Sticker",
    gone: "Connection lost, trying again…", unread: "unread", today: "Today", noCommands: "The bot has set no commands", empty: "No messages yet",
  },
};
const LOCALES = { zh: "zh-CN", en: "en-GB" };
const TYPING_MS = 5000;
const TOAST_MS = 3500;
const NEAR_END_PX = 80;
const WIDEST_PHOTO_PX = 336;

const $ = (id) => document.getElementById(id);
const demo = { bot: {}, personas: [], zone: "UTC", ahead: 0, isMoved: false };
const view = { me: null, language: "zh", startCode: "", chat: null, messages: new Map(), unread: new Map(), context: null, isFollowing: true };

const word = (name) => WORDS[view.language][name];
const time = (options, date) => new Intl.DateTimeFormat(LOCALES[view.language], { timeZone: demo.zone, ...options }).format(date);
const clockTime = (seconds) => time({ hour: "2-digit", minute: "2-digit", hour12: false }, new Date(seconds * 1000));
const isoDay = (date) => new Intl.DateTimeFormat("en-CA", { timeZone: demo.zone }).format(date);
const botNow = () => new Date(Date.now() + demo.ahead);
const isOwn = (message) => !message.from.is_bot;
const textOf = (message) => message.text ?? message.caption ?? "";

/** An element: properties by name, `data` and `aria` as objects; children are nodes or text. */
function h(tag, { data = {}, aria = {}, ...properties } = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  Object.assign(element.dataset, data);
  for (const [name, value] of Object.entries(aria)) element.setAttribute(`aria-${name}`, value);
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

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

const STYLES = { bold: "strong", italic: "em", underline: "u", strikethrough: "s", code: "code", pre: "pre", blockquote: "blockquote", expandable_blockquote: "blockquote" };

/** The nodes of a text whose entities are nested and sorted; offsets are UTF-16 units, as a string's are here. */
function formatted(text, entities, from = 0, to = text.length) {
  const nodes = [];
  let at = from;
  for (let i = 0; i < entities.length; ) {
    const entity = entities[i];
    const end = Math.min(entity.offset + entity.length, to);
    let next = i + 1;
    while (next < entities.length && entities[next].offset < end) next += 1;
    if (entity.offset > at) nodes.push(text.slice(at, entity.offset));
    const inner = formatted(text, entities.slice(i + 1, next), entity.offset, end);
    nodes.push(marked(entity, text.slice(entity.offset, end), inner));
    [at, i] = [end, next];
  }
  if (at < to) nodes.push(text.slice(at, to));
  return nodes;
}

function marked(entity, text, inner) {
  switch (entity.type) {
    case "text_link": return link(entity.url, inner);
    case "url": return link(text.includes("://") ? text : `https://${text}`, inner);
    case "email": return link(`mailto:${text}`, inner);
    case "bot_command": return h("button", { type: "button", className: "link", onclick: () => say(text) }, ...inner);
    case "spoiler": return h("button", { type: "button", className: "spoiler", onclick: (e) => e.currentTarget.classList.add("shown") }, ...inner);
    default: return h(STYLES[entity.type] ?? "span", {}, ...inner);
  }
}

function link(address, inner) {
  if (!/^(https?|mailto|tg):/i.test(address)) return h("span", {}, ...inner);
  const code = startCode(address);
  const open = (event) => { event.preventDefault(); location.hash = `#stranger&start=${encodeURIComponent(code)}`; };
  return h("a", { href: address, target: "_blank", rel: "noopener noreferrer", ...(code ? { onclick: open } : {}) }, ...inner);
}

/** The code of a link that starts this very bot: it is opened by the stranger here, not by a browser. */
function startCode(address) {
  const found = new RegExp(`^(?:https?://(?:t|telegram)\\.me/${demo.bot.username}\\?|tg://resolve\\?domain=${demo.bot.username}&)start=([\\w-]+)`, "i");
  return found.exec(address)?.[1] ?? "";
}

// ---- Messages ------------------------------------------------------------------------------------------------------

function summary(message) {
  const kind = message.photo ? word("photo") : message.voice ? word("voice") : message.sticker ? message.sticker.emoji : message.document?.file_name;
  return [kind, textOf(message).split("\n")[0]].filter(Boolean).join(" · ");
}

const author = (message) => (isOwn(message) ? word("you") : demo.bot.name);

function attachment(message) {
  const { file } = message;
  if (!file) return null;
  if (message.photo) {
    const { width, height } = message.photo[0];
    const picture = h("a", { className: "photo", href: file.url, target: "_blank" }, h("img", { src: file.url, width, height, alt: textOf(message) || word("photo") }));
    picture.style.width = `${Math.min(width, WIDEST_PHOTO_PX)}px`; // known before the picture is there, so nothing jumps
    return picture;
  }
  if (message.sticker) return h("span", { className: "sticker" }, message.sticker.emoji);
  const size = file.size < 1024 ? `${file.size} B` : `${(file.size / 1024).toFixed(1)} KB`;
  const label = message.voice ? word("voice") : file.name;
  return h("a", { className: "file", href: file.url, download: file.name, data: { testid: "file-link" } },
    h("span", { className: "disc" }, icon("file")), h("span", {}, h("strong", {}, label), h("small", {}, size)));
}

function quoted(message) {
  const source = message.reply_to_message;
  if (!source) return null;
  const go = () => $(`m${source.message_id}`)?.scrollIntoView({ block: "center", behavior: "smooth" });
  return h("button", { type: "button", className: "quoted", onclick: go }, h("strong", {}, author(source)), h("span", {}, summary(source)));
}

function inlineKeyboard(message) {
  const rows = message.reply_markup?.inline_keyboard;
  if (!rows) return null;
  return h("div", { className: "inline-keyboard" }, ...rows.map((row) => h("div", {}, ...row.map((button) => inlineButton(message, button)))));
}

function inlineButton(message, button) {
  const properties = { title: button.text, data: { testid: "button" } };
  if (button.url) {
    const anchor = link(button.url, [h("span", {}, button.text), h("i", { aria: { hidden: true } }, "↗")]);
    return Object.assign(anchor, { className: "button", title: button.text });
  }
  const tap = async (event) => {
    event.currentTarget.setAttribute("aria-busy", "true");
    if (button.copy_text) await navigator.clipboard.writeText(button.copy_text.text);
    else await call("POST", chatPath(`/messages/${message.message_id}/taps`), { data: button.callback_data });
  };
  return h("button", { type: "button", className: "button", onclick: tap, ...properties }, h("span", {}, button.text));
}

function actions(message) {
  const act = (name, label, onclick) => h("button", { type: "button", className: "icon", title: label, onclick, aria: { label }, data: { testid: name } }, icon(name));
  return h("div", { className: "actions" },
    act("reply", word("reply"), () => setContext({ kind: "reply", message })),
    isOwn(message) && !message.sticker ? act("edit", word("edit"), () => setContext({ kind: "edit", message })) : null);
}

function bubble(message) {
  const text = textOf(message);
  const meta = h("small", { className: "meta" }, message.edit_date ? `${word("edited")} ` : "", clockTime(message.date));
  const forwarded = message.forward_origin && h("p", { className: "forwarded" }, `${word("forwarded")} ${message.forward_origin.sender_user.first_name}`);
  const entities = message.entities ?? message.caption_entities ?? [];
  const body = h("div", { className: "body" }, text ? h("span", { className: "text", data: { testid: "message-text" } }, ...formatted(text, entities)) : null, meta);
  const reaction = message.reaction && h("span", { className: "reaction" }, message.reaction);
  const select = (event) => event.target.closest("a, button") ?? item.classList.toggle("selected");
  const item = h("li", { id: `m${message.message_id}`, className: `message ${isOwn(message) ? "own" : "theirs"}`, onclick: select, data: { testid: "message", id: message.message_id, day: isoDay(new Date(message.date * 1000)) } },
    h("div", { className: `bubble${message.photo ? " pictured" : ""}` }, forwarded, quoted(message), attachment(message), body, reaction),
    actions(message), inlineKeyboard(message));
  return item;
}

function dayLine(day) {
  const date = new Date(`${day}T12:00:00Z`);
  const label = day === isoDay(botNow()) ? word("today") : new Intl.DateTimeFormat(LOCALES[view.language], { timeZone: "UTC", month: "long", day: "numeric", ...(day.slice(0, 4) === isoDay(botNow()).slice(0, 4) ? {} : { year: "numeric" }) }).format(date);
  return h("li", { className: "day", data: { day } }, h("span", {}, label));
}

function append(message) {
  const item = bubble(message);
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
  const item = ({ command, description }) => h("li", {}, h("button", { type: "button", onclick: () => { showCommands(false); say(`/${command}`); }, data: { testid: "command" } }, h("code", {}, `/${command}`), h("span", {}, description)));
  const items = view.chat.commands.map(item);
  $("commands").replaceChildren(...(items.length ? items : [h("li", { className: "none" }, word("noCommands"))]));
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
  const button = (label) => h("button", { type: "button", title: label, onclick: () => say(label), data: { testid: "keyboard-button" } }, h("span", {}, label));
  $("keyboard").replaceChildren(...(rows ?? []).map((row) => h("div", {}, ...row.map(button))));
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
  $("input").style.height = "auto";
  $("input").style.height = `${$("input").scrollHeight}px`;
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
  $("subtitle").textContent = acting || `${word("as")} ${view.me.first_name} · ${view.me.label[view.language]}`;
  if (acting) actingEnd = setTimeout(drawSubtitle, TYPING_MS);
}

// ---- What the person does ------------------------------------------------------------------------------------------

async function say(text, fields = {}) {
  if (text.trim() || fields.file) await call("POST", chatPath("/messages"), { text, ...fields });
  setContext(null);
  toEnd();
}

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
      await say(text, context ? { reply_to: context.message.message_id } : {});
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
  await say(caption, { file });
}

// ---- Controls ------------------------------------------------------------------------------------------------------

function drawPersonas() {
  const hue = (persona) => `hue${persona.user_id % 6}`;
  const item = (persona) => {
    const unread = view.unread.get(persona.user_id) ?? 0;
    const link = h("a", { href: hashOf(persona.slug), data: { testid: `persona-${persona.slug}` } },
      h("span", { className: `avatar ${hue(persona)}`, aria: { hidden: true } }, [...persona.first_name][0]),
      h("span", { className: "names" }, h("strong", {}, persona.label[view.language]), h("small", {}, persona.first_name)),
      unread ? h("span", { className: "badge", aria: { label: `${unread} ${word("unread")}` } }, unread) : null);
    if (persona === view.me) link.setAttribute("aria-current", "page");
    return h("li", { className: persona.role === "director" ? "first-of-others" : "" }, link);
  };
  $("personas").replaceChildren(...demo.personas.map(item));
}

function drawClock() {
  const now = botNow();
  $("bot-date").textContent = time({ year: "numeric", month: "long", day: "numeric" }, now);
  $("bot-date").dateTime = isoDay(now);
  $("bot-time").textContent = `${time({ weekday: "long" }, now)} · ${time({ hour: "2-digit", minute: "2-digit", second: "2-digit", hour12: false }, now)}`;
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
  for (const node of document.querySelectorAll("[data-zh-label]")) node.setAttribute("aria-label", node.dataset[`${view.language}Label`]);
  for (const node of document.querySelectorAll("[data-zh-title]")) node.title = node.dataset[`${view.language}Title`];
  for (const node of document.querySelectorAll("[data-language]")) node.setAttribute("aria-pressed", node.dataset.language === view.language);
}

// ---- Address, events, start ----------------------------------------------------------------------------------------

const hashOf = (slug, language = view.language) => `#${slug}&lang=${language}`;

/** Take persona, language and start code from the address: `#hr`, `#sales&lang=en`, `#stranger&start=CODE`. */
async function readAddress() {
  const [slug, ...rest] = location.hash.slice(1).split("&");
  const settings = new URLSearchParams(rest.join("&"));
  const wanted = settings.get("lang");
  if (wanted in WORDS) view.language = wanted;
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
    keepingEnd(() => $(`m${message.message_id}`)?.replaceWith(bubble(message)));
    drawPinned();
  },
  deleted({ chat_id: chatId, message_id: messageId }) {
    if (chatId !== view.me.user_id) return;
    view.messages.delete(messageId);
    keepingEnd(() => $(`m${messageId}`)?.remove());
  },
  notice({ chat_id: chatId, text, alert }) {
    if (chatId !== view.me.user_id) return;
    for (const button of document.querySelectorAll("[aria-busy]")) button.removeAttribute("aria-busy");
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
  const stranger = demo.personas.find((persona) => persona.role === "stranger");
  if (stranger) await call("PUT", `chats/${stranger.user_id}/language`, { language_code: language });
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
  $("toggle-keyboard").addEventListener("click", (event) => {
    const button = event.currentTarget;
    button.setAttribute("aria-expanded", button.getAttribute("aria-expanded") !== "true");
    drawKeyboard();
  });
  $("context-cancel").addEventListener("click", () => setContext(null));
  $("to-end").addEventListener("click", toEnd);
  $("log").addEventListener("scroll", () => { view.isFollowing = isNearEnd(); $("to-end").hidden = view.isFollowing; });
  new ResizeObserver(() => keepingEnd(() => {})).observe($("log"));
  $("pinned").addEventListener("click", () => $(`m${view.chat.pinned}`)?.scrollIntoView({ block: "center", behavior: "smooth" }));
  $("unblock").addEventListener("click", () => call("DELETE", chatPath("/block")));
  $("block").addEventListener("click", () => call(view.chat.is_blocked ? "DELETE" : "PUT", chatPath("/block")));
  $("plus-day").addEventListener("click", () => moveClock({ days: 1 }));
  $("plus-week").addEventListener("click", () => moveClock({ days: 7 }));
  $("now").addEventListener("click", () => call("DELETE", "clock"));
  $("date").addEventListener("change", (event) => event.target.value && moveClock({ date: event.target.value }));
  $("open-controls").addEventListener("click", () => showControls(!$("controls").classList.contains("open")));
  $("backdrop").addEventListener("click", () => showControls(false));
  $("personas").addEventListener("click", () => $("controls").classList.contains("open") && showControls(false));
  for (const button of document.querySelectorAll("[data-language]")) button.addEventListener("click", () => setLanguage(button.dataset.language));
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
  events.addEventListener("message", ({ data }) => { const event = JSON.parse(data); happened[event.kind](event); });
  events.addEventListener("error", () => toast(word("gone")));
  setInterval(drawClock, 1000);
}

start();
