/* Draws the tables of a client's last days as charts; the tables stay for who would rather read. */

import { momentName, moments } from "./moments.js";

const DAY = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "short" });
const MOMENT = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });
const NAMES = { good: "Connected", warn: "Degraded", bad: "Needs reconnecting", off: "Disconnected" };
const drawn = new Map();

export function drawCharts() {
  draw("standing-chart", standing());
  draw("days-chart", days());
}

matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => drawn.size && drawCharts());

/**
 * A canvas that was drawn anew has another chart. It has no id, because htmx would carry the style that the chart gave it
 * over to its successor as an attribute, which the policy of the page forbids.
 */
function draw(name, chart) {
  drawn.get(name)?.destroy();
  const { options } = chart;
  const quiet = colour("--pico-muted-color");
  for (const scale of Object.values(options.scales)) {
    scale.ticks = { color: quiet, ...scale.ticks };
    scale.grid = { color: colour("--pico-muted-border-color"), ...scale.grid };
  }
  options.plugins = { ...options.plugins, legend: { position: "bottom", labels: { color: quiet, boxWidth: 12 } } };
  drawn.set(name, new Chart(document.querySelector(`[data-chart=${name}]`), {
    ...chart,
    options: { ...options, animation: false, maintainAspectRatio: false },
  }));
}

function standing() {
  const spans = rows("standing-table").map(({ tone, from, to }) => ({ tone, x: [Date.parse(from), Date.parse(to)], y: "" }));
  const times = spans.flatMap(({ x }) => x);
  const from = Math.min(...times);
  const to = Math.max(...times);
  return {
    type: "bar",
    data: {
      labels: [""],
      datasets: Object.keys(NAMES).filter((tone) => spans.some((span) => span.tone === tone)).map((tone) => ({
        label: NAMES[tone],
        data: spans.filter((span) => span.tone === tone),
        backgroundColor: toneColour(tone),
        grouped: false,
        barThickness: 26,
      })),
    },
    options: {
      indexAxis: "y",
      scales: {
        x: {
          min: from,
          max: to,
          afterBuildTicks: (axis) => {
            axis.ticks = moments(from, to).map((value) => ({ value }));
          },
          ticks: { maxRotation: 0, callback: (moment) => momentName(moment, from, to) },
        },
        y: { grid: { display: false } },
      },
      plugins: {
        tooltip: {
          callbacks: {
            title: () => "",
            label: ({ dataset, raw }) => `${dataset.label}: ${raw.x.map((time) => MOMENT.format(time)).join(" – ")}`,
          },
        },
      },
    },
  };
}

function days() {
  const found = rows("days-table");
  const bars = (label, name, tone) => ({ label, data: found.map((day) => Number(day[name])), backgroundColor: toneColour(tone) });
  return {
    type: "bar",
    data: {
      labels: found.map(({ day }) => DAY.format(new Date(`${day}T12:00:00`))),
      datasets: [bars("Rotations", "rotations", "good"), bars("Failures", "failures", "bad")],
    },
    options: { scales: { x: { grid: { display: false } }, y: { beginAtZero: true, ticks: { precision: 0 } } } },
  };
}

const rows = (table) => [...document.querySelectorAll(`#${table} tbody tr`)].map(({ dataset }) => dataset);

const toneColour = (tone) => colour(tone === "off" ? "--pico-muted-color" : `--${tone}`);

const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
