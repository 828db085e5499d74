//! What a run found: printed as a table, kept as JSON, compared with an earlier run.

use std::fmt::Write;
use std::path::Path;

use anyhow::Context;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Figures {
    /// What ran, with its settings.
    pub of: String,
    /// What it ran on.
    #[serde(default)]
    pub machine: String,
    pub figures: Vec<Figure>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Figure {
    pub name: String,
    pub value: f64,
    pub unit: String,
}

impl Figures {
    pub fn new(of: String) -> Figures {
        Figures {
            of,
            machine: super::watch::machine(),
            figures: Vec::new(),
        }
    }

    /// The median of every figure over several runs of the same; `None` without any run.
    pub fn median(runs: &[Figures]) -> Option<Figures> {
        let (first, several) = (runs.first()?, runs.len());
        let mut median = first.clone();
        if several > 1 {
            let _ = write!(median.of, ", medians of {several} runs");
        }
        for figure in &mut median.figures {
            let same = |run: &Figures| run.figures.iter().find(|f| f.name == figure.name).cloned();
            let mut values: Vec<f64> = runs.iter().filter_map(same).map(|f| f.value).collect();
            values.sort_by(f64::total_cmp);
            figure.value = values[values.len() / 2];
        }
        Some(median)
    }

    pub fn add(&mut self, name: &str, value: f64, unit: &str) {
        self.figures.push(Figure {
            name: name.to_owned(),
            value,
            unit: unit.to_owned(),
        });
    }

    pub fn read(file: &Path) -> anyhow::Result<Figures> {
        let read = || anyhow::Ok(serde_json::from_str(&std::fs::read_to_string(file)?)?);
        read().with_context(|| format!("{} holds no figures", file.display()))
    }

    pub fn write(&self, file: &Path) -> anyhow::Result<()> {
        let json = serde_json::to_string_pretty(self)?;
        std::fs::write(file, json + "\n")
            .with_context(|| format!("cannot write {}", file.display()))
    }

    /// One line a figure; beside an earlier run's, with what the new one is of the old.
    pub fn table(&self, earlier: Option<&Figures>) -> String {
        let width = |text: &dyn Fn(&Figure) -> String| {
            let lengths = self.figures.iter().map(|figure| text(figure).len());
            lengths.max().unwrap_or(0)
        };
        let (names, units) = (width(&|f| f.name.clone()), width(&|f| f.unit.clone()));
        let mut table = format!("{}\n{}\n", self.of, self.machine);
        if let Some(earlier) = earlier {
            let _ = writeln!(table, "compared with: {}", earlier.of);
        }
        for figure in &self.figures {
            let (name, value, unit) = (&figure.name, number(figure.value), &figure.unit);
            let _ = write!(table, "  {name:<names$}  {value:>10} {unit:<units$}");
            if let Some(before) = earlier.and_then(|earlier| earlier.find(figure)) {
                let ratio = figure.value / before;
                let before = number(before);
                let _ = write!(table, "  before {before:>10}  ratio {ratio:.2}");
            }
            table.truncate(table.trim_end().len());
            table.push('\n');
        }
        table
    }

    /// A comparable value of the same name and unit.
    fn find(&self, of: &Figure) -> Option<f64> {
        let mut same = self.figures.iter();
        let same = same.find(|figure| figure.name == of.name && figure.unit == of.unit);
        same.map(|figure| figure.value)
            .filter(|value| *value != 0.0)
    }
}

/// Three digits are all that repeats from run to run.
fn number(value: f64) -> String {
    let decimals = match value.abs() {
        size if size >= 100.0 => 0,
        size if size >= 10.0 => 1,
        _ => 2,
    };
    format!("{value:.decimals$}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(rate: f64) -> Figures {
        let mut figures = Figures::new(format!("bench at {rate}"));
        figures.machine = "a machine".into();
        figures.add("stored", rate, "events/s");
        figures.add("p99", 12.345, "ms");
        figures
    }

    #[test]
    fn figures_stand_in_columns() {
        assert_eq!(
            run(2500.4).table(None),
            "bench at 2500.4\na machine\n  stored        2500 events/s\n  p99           12.3 ms\n"
        );
    }

    #[test]
    fn an_earlier_run_stands_beside_with_ratios() {
        let mut earlier = run(1000.0);
        earlier.figures[1].unit = "s".into();
        let table = run(2500.0).table(Some(&earlier));
        let lines: Vec<_> = table.lines().collect();
        assert_eq!(lines[2], "compared with: bench at 1000");
        assert!(
            lines[3].ends_with("before       1000  ratio 2.50"),
            "{table}"
        );
        assert!(
            lines[4].ends_with("ms"),
            "another unit is not compared: {table}"
        );
    }

    #[test]
    fn of_several_runs_the_middle_one_counts() {
        let runs = [3.0, 100.0, 2.0].map(run);
        let median = Figures::median(&runs).unwrap();
        assert_eq!(median.figures[0].value, 3.0);
        assert!(median.of.ends_with("medians of 3 runs"));
        assert_eq!(Figures::median(&[]), None);
    }

    #[test]
    fn what_was_written_is_read_again() {
        let file = tempfile::NamedTempFile::new().unwrap();
        run(1.0).write(file.path()).unwrap();
        assert_eq!(Figures::read(file.path()).unwrap(), run(1.0));
        std::fs::write(file.path(), "[]").unwrap();
        let error = Figures::read(file.path()).unwrap_err();
        assert!(error.to_string().ends_with("holds no figures"));
    }
}
