//! QR codes, drawn as SVG: for the poster and for the sheets that schools hand out.

use maud::{Markup, html};
use qrcode::{Color, EcLevel, QrCode};

use crate::app::App;

/// The address that posters, sheets and bookmarks hold: short, typed easily, and it stays.
pub fn register_url(app: &App) -> String {
    format!("{}/register", app.config.public_url)
}

/// Modules of white around a code (ISO/IEC 18004, 5.3.8).
const QUIET: usize = 4;

/// A QR code as one path, and its width with the white around it, in modules.
pub struct Code {
    pub width: usize,
    path: String,
}

impl Code {
    /// Level Q: a quarter of it may be dirty or torn, as posters are.
    pub fn of(text: &str) -> anyhow::Result<Code> {
        let code = QrCode::with_error_correction_level(text, EcLevel::Q)?;
        let side = code.width();
        let dark = code.to_colors().into_iter().enumerate();
        let dark = dark.filter(|(_, color)| *color == Color::Dark);
        let path =
            dark.map(|(at, _)| format!("M{} {}h1v1h-1z", at % side + QUIET, at / side + QUIET));
        Ok(Code {
            width: side + 2 * QUIET,
            path: path.collect(),
        })
    }

    /// The white square and the modules.
    pub fn shapes(&self) -> Markup {
        html! {
            rect width=(self.width) height=(self.width) fill="#fff" {}
            path d=(self.path) {}
        }
    }

    pub fn svg(&self) -> Markup {
        html! {
            svg xmlns="http://www.w3.org/2000/svg" viewBox={ "0 0 " (self.width) " " (self.width) } shape-rendering="crispEdges" {
                (self.shapes())
            }
        }
    }
}
