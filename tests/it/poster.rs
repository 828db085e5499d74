//! The poster and its code.

use crate::support::browser::Browser;
use crate::support::city::City;

/// Reads the QR code that an SVG of ours draws, as a camera would: from its dark modules.
fn decoded(svg: &str) -> String {
    let path = svg.split("<path d=\"").nth(1).expect("a path");
    let path = path.split('"').next().unwrap();
    let modules: Vec<(usize, usize)> = path
        .split('M')
        .skip(1)
        .map(|module| {
            let (x, rest) = module.split_once(' ').unwrap();
            let y = rest.split('h').next().unwrap();
            (x.parse().unwrap(), y.parse().unwrap())
        })
        .collect();
    let side = modules.iter().map(|(x, _)| x).max().unwrap() + 5;
    // Pixels of a module: enough for the reader to find the corners.
    let scale = 6;
    let dark = |x: usize, y: usize| modules.contains(&(x / scale, y / scale));
    let mut image =
        rqrr::PreparedImage::prepare_from_greyscale(side * scale, side * scale, |x, y| {
            if dark(x, y) { 0 } else { 255 }
        });
    let found = image.detect_grids();
    let (_, text) = found.first().expect("a code").decode().unwrap();
    text
}

// A-20 A-21 B-21 C-07
#[tokio::test(flavor = "multi_thread")]
async fn the_code_opens_the_page_for_registering() {
    let city = City::new().await;
    let url = format!("{}/register", city.url);
    for path in ["/qr.svg", "/poster.svg"] {
        let answer = city
            .http
            .get(format!("{}{path}", city.url))
            .send()
            .await
            .unwrap();
        assert_eq!(answer.headers()["content-type"], "image/svg+xml");
        let svg = answer.text().await.unwrap();
        assert_eq!(decoded(&svg), url, "{path}");
    }
    let (_, svg) = city.page(&format!("{}/poster.svg", city.url)).await;
    assert!(svg.contains(&url) && svg.contains("東広島市"), "{svg}");
    // Without an account's id there is nobody to add.
    let (status, _) = city.page(&format!("{}/line-qr.svg", city.url)).await;
    assert_eq!(status, 404);
}

// A-20 A-21
#[tokio::test(flavor = "multi_thread")]
async fn the_poster_tells_the_steps_in_the_languages_chosen() {
    let city = City::new().await;
    let mut browser = Browser::new(&city);
    let page = browser.open("/poster").await;
    assert!(page.says(&format!("{}/register", city.url)));
    assert!(page.says("QRコードを読み取るか") && page.says("Scan the QR code"));
    assert!(page.html.contains("src=\"/qr.svg\""));
    let page = browser.open("/poster?with=en").await;
    assert!(!page.says("QRコードを読み取るか、URLを") && page.says("Scan the QR code"));
}

// A-22 C-07
#[tokio::test(flavor = "multi_thread")]
async fn the_address_on_the_poster_opens_without_a_log_in_and_from_a_bookmark() {
    let city = City::new().await;
    for bookmark in ["/register", "/register?lang=en", "/", "/?lang=en"] {
        let (status, page) = city.page(&format!("{}{bookmark}", city.url)).await;
        assert_eq!(status, 200, "{bookmark}: {page}");
    }
}
