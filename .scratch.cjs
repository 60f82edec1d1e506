const { chromium } = require("playwright-core"); const fs=require("fs");
const lab = JSON.parse(fs.readFileSync("/tmp/webmail-lab.json"));
const origin = `https://hopthu.hcm.edu.vn.localhost:${lab.port}`;
module.exports = { lab, origin, run: async (work, viewport={width:1280,height:800}) => {
  const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox","--host-resolver-rules=MAP *.localhost 127.0.0.1"] });
  const context = await browser.newContext({ ignoreHTTPSErrors: true, viewport, locale: "vi-VN" });
  await context.route(`${origin}/**`, async (route) => { const q = route.request(); if (q.url().includes("_action=upload")) console.log("UPLOAD", q.postDataBuffer()?.length); const u = new URL(q.url()); const headers = Object.fromEntries(Object.entries(await q.allHeaders()).filter(([n])=>!n.startsWith(":")));
   await new Promise((res)=>{ const r = require("https").request({host:"127.0.0.1",port:lab.port,path:u.pathname+u.search,method:q.method(),servername:"hopthu.hcm.edu.vn.localhost",rejectUnauthorized:false,agent:false,headers:{...headers,host:u.host,"accept-encoding":"identity"}}, a=>{const c=[];a.on("data",d=>c.push(d));a.on("end",()=>route.fulfill({status:a.statusCode,headers:Object.fromEntries(Object.entries(a.headers).map(([n,v])=>[n,Array.isArray(v)?v.join("\n"):v])),body:Buffer.concat(c)}).then(res,res))}); r.on("error",e=>{console.log("NODE",e.message);res()}); r.end(q.postDataBuffer()??undefined)}); });
  const page = await context.newPage(); page.setDefaultTimeout(15000);
  page.on("console", m => { if (m.type()==="error"||m.type()==="warning") console.log("CONSOLE", m.text().slice(0,300)); });
  page.on("response", r => { if (r.status()>=400) console.log("HTTP", r.status(), r.url()); });
  const shot = n => page.screenshot({ path: `/tmp/webmail-pics/${n}.png` });
  const login = async (user, pass) => { await page.goto(origin); await page.fill("#rcmloginuser", user); await page.fill("#rcmloginpwd", pass); await page.press("#rcmloginpwd","Enter"); await page.waitForLoadState("networkidle"); };
  try { await work({page, context, shot, login}); } catch (e) { console.log("ERR", e.message.slice(0,800)); await shot("error"); } finally { await browser.close(); }
}};
