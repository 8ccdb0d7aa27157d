// Saves a draft while it is typed: <form data-autosave> is posted a moment after the last change,
// to its own address, marked X-Autosave so that the answer may be short. Without this script the
// form's own button saves. What could not be sent is kept in this browser until it could.
const PAUSE = 1500;

for (const form of document.querySelectorAll("form[data-autosave]")) watch(form);

function watch(form) {
  const key = `draft:${form.dataset.autosave || location.pathname}`;
  const said = document.createElement("p");
  said.className = "desk-saved";
  said.setAttribute("role", "status");
  form.append(said);
  let timer = 0;
  restore(form, key, said);

  form.addEventListener("input", () => {
    keep(form, key);
    clearTimeout(timer);
    timer = setTimeout(save, PAUSE);
  });
  form.addEventListener("submit", () => clearTimeout(timer));

  async function save() {
    const sent = snapshot(form);
    try {
      const answer = await fetch(form.action || location.href, {
        method: "POST",
        body: new FormData(form),
        headers: { "X-Autosave": "1" },
        credentials: "same-origin",
        redirect: "manual",
      });
      if (answer.status === 403) return say("登录已失效：内容已存在本机，请重新登录后继续。");
      if (answer.type !== "opaqueredirect" && !answer.ok) return say("有内容未能保存，请检查后再试。");
      if (sent === snapshot(form)) localStorage.removeItem(key);
      say(`已于 ${new Date().toLocaleTimeString("zh-CN", { hour12: false })} 自动保存`);
    } catch {
      say("网络不通：内容已存在本机，恢复后会继续保存。");
    }
  }

  function say(text) {
    said.textContent = text;
  }
}

function fields(form) {
  return [...form.elements].filter(
    (field) => field.name && !["hidden", "file", "password", "submit"].includes(field.type),
  );
}

function snapshot(form) {
  return JSON.stringify(fields(form).map((field) => [field.name, valueOf(field)]));
}

function valueOf(field) {
  return ["checkbox", "radio"].includes(field.type) ? [field.value, field.checked] : field.value;
}

function keep(form, key) {
  localStorage.setItem(key, snapshot(form));
}

function restore(form, key, said) {
  const kept = localStorage.getItem(key);
  if (!kept || kept === snapshot(form)) return localStorage.removeItem(key);
  const values = JSON.parse(kept);
  const now = fields(form);
  if (values.length !== now.length) return;
  values.forEach(([name, value], index) => {
    if (now[index].name !== name) return;
    if (Array.isArray(value)) now[index].checked = value[1];
    else now[index].value = value;
  });
  said.textContent = "已恢复上次未能保存的内容，请核对后保存。";
}
