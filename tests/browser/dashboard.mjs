// dashboard.mjs -- the season's page in a real browser, as people use it: sorting, searching, filtering, links,
// keyboard, screen reader, phone, paper, and without script.
// usage: node dashboard.mjs NODE-FOLDER CHROMIUM OUTPUT...; NODE-FOLDER holds node_modules. The first output is used in
// every way, of the others what their contents decide. With SHOTS=FOLDER in the environment pictures are left there.
import { createRequire } from "node:module";
import { existsSync, mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [, , nodeFolder, executablePath, ...outputs] = process.argv;
const shots = process.env.SHOTS;
let output = outputs[0];
const { chromium } = createRequire(pathToFileURL(resolve(nodeFolder) + "/"))("playwright-core");
const faults = [];
let checks = 0;

function expect(ok, what) {
	checks++;
	if (!ok) faults.push(what);
}

function same(seen, wanted, what) {
	expect(JSON.stringify(seen) === JSON.stringify(wanted), `${what}: ${JSON.stringify(seen)}, wanted ${JSON.stringify(wanted)}`);
}

/* A fresh page; whatever the browser complains of is a fault, and so is any request but for the output's own files. */
async function open(browser, options) {
	const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: "reduce", ...options });
	const page = await context.newPage();
	page.on("console", m => expect(false, `console: ${m.text()}`));
	page.on("pageerror", e => expect(false, `script: ${e.message}`));
	page.on("request", r => expect(r.url().startsWith(pathToFileURL(resolve(output)).href), `asks for ${r.url()}`));
	page.on("requestfailed", r => expect(false, `missing ${decodeURI(r.url())}`));
	await page.goto(pathToFileURL(resolve(output, "index.html")).href);
	return page;
}

const column = (page, table, i) => page.$$eval(`#${table} tbody tr:not([hidden])`, (rows, k) => rows.map(r => r.cells[k].textContent.trim()), i);
const aria = (page, table) => page.$$eval(`#${table} thead th`, ths => ths.map(th => th.getAttribute("aria-sort") || "").join(","));

/* In order, what is missing last; numbers by value, the rest as a Chinese index has it. */
function ordered(values, down) {
	const collator = new Intl.Collator("zh-CN", { numeric: true });
	const gap = s => s === "" || s === "—", number = s => /^-?[\d.]+%?$/.test(s) ? parseFloat(s) : NaN;
	return values.every((b, i) => {
		const a = values[i - 1];
		if (i === 0 || gap(b)) return true;
		if (gap(a)) return false;
		const d = isNaN(number(a)) || isNaN(number(b)) ? collator.compare(a, b) : number(a) - number(b);
		return down ? d >= 0 : d <= 0;
	});
}

async function sorting(page) {
	const heads = await page.$$("#t-ranking thead th button");
	const rows = (await column(page, "t-ranking", 1)).length;
	expect(heads.length > 10 && rows > 1, "a ranking to sort");
	for (let i = 0; i < heads.length; i++) {
		await heads[i].click();
		const up = (await aria(page, "t-ranking")).split(",")[i];
		expect(ordered(await column(page, "t-ranking", i), up === "descending"), `column ${i} sorts`);
		await heads[i].focus();
		await page.keyboard.press("Enter");
		const turned = (await aria(page, "t-ranking")).split(",")[i];
		expect(up !== turned && turned !== "", `column ${i}: Enter turns ${up} into ${turned}`);
		expect(ordered(await column(page, "t-ranking", i), turned === "descending"), `column ${i} sorts the other way`);
		same((await aria(page, "t-ranking")).replace(/[^a-z]/g, ""), turned, "one sorted column");
	}
	same((await column(page, "t-ranking", 1)).length, rows, "sorting keeps every row");
	await heads[0].click();
}

async function searching(page) {
	const names = await column(page, "t-ranking", 1), input = page.locator("input[data-table=t-ranking]");
	await input.fill(names[1].slice(0, 2));
	const found = await column(page, "t-ranking", 1);
	expect(found.includes(names[1]) && found.length < names.length, "search narrows the ranking");
	same(await page.textContent(".count[data-table=t-ranking]"), `共 ${found.length} 条`, "the count is told");
	await input.fill("没有这个地方");
	same((await column(page, "t-ranking", 1)).length, 0, "search that finds nothing");
	await input.fill("");
	same(await column(page, "t-ranking", 1), names, "search cleared");
}

async function filtering(page) {
	const total = (await column(page, "t-problems", 0)).length;
	for (const select of await page.$$("select[data-table=t-problems]")) {
		const k = +await select.getAttribute("data-column");
		let sum = 0;
		for (const value of (await select.$$eval("option", o => o.map(x => x.value))).filter(Boolean)) {
			await select.selectOption(value);
			const seen = await column(page, "t-problems", k);
			expect(seen.length > 0 && seen.every(s => s === value), `filter ${value}`);
			sum += seen.length;
		}
		same(sum, total, `filters of column ${k} add up`);
		await select.selectOption("");
	}
	const shown = await page.$$eval("#t-problems tbody tr", rows => rows.filter(r => r.offsetParent).length);
	same(shown, Math.min(total, 40), "a long list is cut");
	if (total > 40) {
		await page.click("[data-more=t-problems]");
		same(await page.$$eval("#t-problems tbody tr", rows => rows.filter(r => r.offsetParent).length), total, "the rest on demand");
	}
	const town = await page.locator("a[data-town]").first().textContent();
	await page.locator("a[data-town]").first().click();
	expect((await column(page, "t-problems", 0)).every(s => s === town), "a name in the sums filters the list");
}

async function tiles(page) {
	const spots = await page.$$eval(".tiles li", all => all.map(li => { const r = li.getBoundingClientRect(); return [Math.round(r.x), Math.round(r.y)].join(); }));
	same(new Set(spots).size, spots.length, "tiles side by side");
	for (const metric of await page.$$eval("#metric option", o => o.map(x => x.value))) {
		await page.selectOption("#metric", metric);
		expect(await page.$$eval(".tiles li", all => all.every(li => [...li.querySelectorAll(".value")].filter(v => !v.hidden).length <= 1)), `one value a tile: ${metric}`);
	}
}

/* Every link leads somewhere: to a place in the page or to a file of the output; every picture loads. */
async function links(page) {
	const hrefs = await page.$$eval("a[href]", all => all.map(a => a.getAttribute("href")));
	const ids = new Set(await page.$$eval("[id]", all => all.map(e => e.id)));
	for (const href of hrefs)
		expect(href.startsWith("#") ? ids.has(href.slice(1)) : existsSync(join(output, decodeURIComponent(href))), `link ${href}`);
	expect(await page.$$eval("a[href]", all => all.every(a => (a.getAttribute("aria-label") || a.textContent).trim() !== "" || a.querySelector("img[alt]:not([alt=''])"))), "every link says where it leads");
	await page.click("#unfold");
	expect(await page.$$eval("details.town", all => all.every(d => d.open)), "all unfolded");
	await page.$$eval("img", all => Promise.all(all.map(i => { i.loading = "eager"; return i.decode().catch(() => 0); })));
	for (const src of await page.$$eval("img", all => all.filter(i => !i.naturalWidth).map(i => i.getAttribute("src"))))
		expect(false, `picture ${src} does not load`);
	await page.click("#unfold");
	expect(await page.$$eval("details.town", all => all.every(d => !d.open)), "all folded");
	const first = page.locator(".tiles a[href]").first(), id = await first.getAttribute("href");
	await first.click();
	const shown = await page.waitForFunction(s => { const d = document.querySelector(s); return d.open && d.getBoundingClientRect().top < innerHeight; }, id, { timeout: 10000 }).catch(() => null);
	expect(shown, "a tile opens its township");
}

/* By Tab alone: the skip link first, then everything in the order of the page, each with its ring. */
async function keyboard(page) {
	await page.keyboard.press("Tab");
	same(await page.evaluate(() => document.activeElement.className), "skip", "the skip link comes first");
	await page.evaluate(() => { window.walk = [...document.querySelectorAll("a[href], button, input, select, summary, [tabindex]")].filter(e => e.checkVisibility()); });
	expect(await page.evaluate(() => document.querySelectorAll("[tabindex]:not([tabindex='0'])").length === 0), "no tab order of its own");
	let at = -1, bare = "";
	for (let i = 0; i < 60; i++) {
		const step = await page.evaluate(() => {
			const e = document.activeElement, s = getComputedStyle(e);
			return { at: window.walk.indexOf(e), ring: s.outlineStyle !== "none" && parseFloat(s.outlineWidth) > 0, name: e.textContent.slice(0, 20) };
		});
		expect(step.at > at, `Tab goes on after ${at} to ${step.at} (${step.name})`);
		if (!step.ring) bare = step.name || "?";
		at = step.at;
		await page.keyboard.press("Tab");
	}
	same(bare, "", "focus without a ring");
	await page.focus("summary");
	const open = await page.evaluate(() => document.activeElement.parentNode.open);
	await page.keyboard.press("Enter");
	expect(open !== await page.evaluate(() => document.activeElement.parentNode.open), "Enter unfolds");
}

/* What a screen reader is told: every control, link, picture and table has a name, headings leave no level out. */
async function reader(page) {
	const cdp = await page.context().newCDPSession(page);
	const { nodes } = await cdp.send("Accessibility.getFullAXTree");
	const named = ["link", "button", "searchbox", "textbox", "combobox", "table", "image", "img", "region", "navigation", "columnheader", "heading"];
	const seen = new Set();
	for (const n of nodes) {
		if (n.ignored || !named.includes(n.role?.value)) continue;
		seen.add(n.role.value);
		expect((n.name?.value || "").trim() !== "", `a ${n.role.value} without a name`);
	}
	for (const role of ["link", "button", "searchbox", "combobox", "table", "image", "navigation", "columnheader", "heading"])
		expect(seen.has(role) || (role === "image" && seen.has("img")), `there is a ${role}`);
	const levels = await page.$$eval("h1, h2, h3, h4", all => all.map(h => +h.tagName[1]));
	same(levels.filter(l => l === 1).length, 1, "one h1");
	expect(levels.every((l, i) => i === 0 || l <= levels[i - 1] + 1), `levels of headings ${levels}`);
	same(await page.getAttribute("html", "lang"), "zh-CN", "language");
}

async function phone(browser) {
	for (const width of [390, 320]) {
		const page = await open(browser, { viewport: { width, height: 844 }, isMobile: true, hasTouch: true });
		const wide = () => page.evaluate(() => document.documentElement.scrollWidth);
		expect(await wide() <= width, `${width} px: the page is ${await wide()} wide`);
		await page.$eval("#unfold", b => b.click());
		expect(await wide() <= width, `${width} px, unfolded: the page is ${await wide()} wide`);
		expect(await page.$eval("h1", h => parseFloat(getComputedStyle(h).fontSize) >= 20), "a title to be read on a phone");
		expect(await page.$$eval("nav a, summary, button", all => all.filter(e => e.checkVisibility() && !e.closest("thead")).every(e => e.getBoundingClientRect().height >= 24)), "targets for a finger");
		await page.context().close();
	}
}

async function paper(browser) {
	const page = await open(browser);
	await page.emulateMedia({ media: "print" });
	await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
	for (const [selector, seen] of [["nav", false], [".tools", false], ["#t-ranking", true], [".score", true], [".tiles", true], ["#t-problems", false], [".sums", true]])
		same(await page.locator(selector).first().isVisible(), seen, `on paper ${selector}`);
	await page.setViewportSize({ width: 690, height: 980 });
	expect(await page.evaluate(() => document.documentElement.scrollWidth <= 690), "nothing beyond the paper's edge");
	expect(await page.$$eval("#t-ranking .sticky", all => all.every(c => getComputedStyle(c).position === "static")), "the ranking's rules run through its names");
	expect(await page.$$eval("#t-ranking thead th", all => all.every(th => th.firstChild.getClientRects().length <= 1 && th.offsetHeight < 40)), "the ranking's heads are not broken");
	await page.selectOption("select[data-table=t-problems][data-column='0']", { index: 1 }, { force: true });
	expect(await page.locator("#t-problems").isVisible(), "a filtered list is printed");
	const pdf = await page.pdf({ preferCSSPageSize: true });
	expect(pdf.length > 20000, "it prints");
	await page.context().close();
}

async function without_script(browser) {
	const page = await open(browser, { javaScriptEnabled: false });
	for (const [selector, seen] of [["#t-ranking", true], ["#t-problems", true], ["#unfold", false], ["#metric", false], ["[data-more]", false]])
		same(await page.locator(selector).first().isVisible(), seen, `without script ${selector}`);
	await page.context().close();
}

async function pictures(browser) {
	mkdirSync(shots, { recursive: true });
	for (const [name, width] of [["wide", 1280], ["phone", 390]]) {
		const page = await open(browser, { viewport: { width, height: width === 390 ? 844 : 900 }, deviceScaleFactor: 1 });
		await page.$$eval("img", all => Promise.all(all.map(i => { i.loading = "eager"; return i.decode().catch(() => 0); })));
		await page.screenshot({ path: join(shots, `dashboard-${name}.png`), fullPage: width > 390 });
		if (width > 390) await page.pdf({ path: join(shots, "dashboard.pdf"), preferCSSPageSize: true });
		await page.context().close();
	}
}

const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
try {
	const page = await open(browser);
	await keyboard(page);
	await sorting(page);
	await searching(page);
	await page.context().close();
	await phone(browser);
	await paper(browser);
	await without_script(browser);
	if (shots) await pictures(browser);
	for (output of outputs) {
		const one = await open(browser);
		await reader(one);
		await tiles(one);
		await links(one);
		await filtering(one);
		await one.context().close();
	}
} catch (e) {
	expect(false, e.message.split("\n")[0]);
} finally {
	await browser.close();
}
for (const f of faults) console.error(`总览网页：${f}`);
console.log(`${checks} checks, ${faults.length} faults`);
process.exitCode = faults.length ? 1 : 0;
