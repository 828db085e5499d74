//! What the rich menus shall be: `rich-menus/menus.toml`, the words, the drawing's parts and the
//! committed images, read from the binary itself or from a folder.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use include_dir::{Dir, include_dir};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::line::rich_menu::{Area, Bounds, Postback, RichMenu, Size};
use crate::menu::name::{Name, alias, split_alias};
use crate::words::{Language, Words};

/// The definitions and images this binary was built with.
static BUILT_IN: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/rich-menus");

/// Everything the channel's menus are made of.
#[derive(Clone, Debug)]
pub struct Definitions {
    /// The alias of the menu that everyone sees who has been given no other.
    pub default: String,
    /// One for every menu in every complete language, in the order of the file.
    pub editions: Vec<Edition>,
    /// The SVG templates by their path below `parts/`.
    pub parts: BTreeMap<String, String>,
    /// The committed images by alias.
    pub images: BTreeMap<String, Vec<u8>>,
}

/// One menu in one language.
#[derive(Clone, Debug)]
pub struct Edition {
    /// How the service finds the menu at LINE: `guest-ja`.
    pub alias: String,
    pub language: Language,
    pub menu: Menu,
    /// What opens and closes the menu.
    pub bar: String,
    /// The labels of `menu.items`, in their order.
    pub labels: Vec<Label>,
}

/// The words of one item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Label {
    pub text: String,
    /// Drawn small below: the Japanese name beside a translation, as the sources write it, or
    /// English where a stranger must find the item.
    pub below: Option<String>,
}

/// A menu as `menus.toml` writes it.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Menu {
    pub name: String,
    /// Width and height in pixels.
    pub size: [u32; 2],
    /// Whether it stands open when the talk is opened.
    pub open: bool,
    /// The word that opens and closes it.
    pub bar: String,
    #[serde(rename = "item")]
    pub items: Vec<Item>,
}

/// One thing to tap.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// The word's id in `menu.ftl`.
    pub label: String,
    /// What the postback carries.
    pub data: String,
    /// The drawing in `parts/icons/`.
    pub icon: String,
    /// The card's class in `parts/frame.svg`.
    pub look: String,
    /// Whether the English name stands below in every language, Japanese too.
    #[serde(default)]
    pub english_below: bool,
    /// x, y, width and height in pixels.
    pub bounds: [u32; 4],
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    default: String,
    menu: Vec<Menu>,
}

impl Definitions {
    /// The definitions the binary was built with.
    pub fn built_in(words: &Words) -> Result<Definitions> {
        let mut files = BTreeMap::new();
        collect(&BUILT_IN, &mut files);
        let mut definitions = Definitions::read(files, words)?;
        // A city that offers fewer languages carries the others' images unused.
        definitions.images.retain(|alias, _| {
            split_alias(alias).is_none_or(|(_, language)| words.is_complete(language))
        });
        Ok(definitions)
    }

    /// The definitions of a folder such as `rich-menus/`.
    pub fn from_folder(folder: &Path, words: &Words) -> Result<Definitions> {
        let mut files = BTreeMap::new();
        walk(folder, "", &mut files)
            .with_context(|| format!("the folder {} cannot be read", folder.display()))?;
        Definitions::read(files, words)
    }

    fn read(files: BTreeMap<String, Vec<u8>>, words: &Words) -> Result<Definitions> {
        let toml = files.get("menus.toml").context("there is no menus.toml")?;
        let toml = std::str::from_utf8(toml).context("menus.toml is not UTF-8")?;
        let file: File = toml::from_str(toml).context("menus.toml does not say a menu")?;
        let (mut parts, mut images) = (BTreeMap::new(), BTreeMap::new());
        for (path, bytes) in files {
            if let Some(part) = path.strip_prefix("parts/") {
                let svg =
                    String::from_utf8(bytes).with_context(|| format!("{path} is not UTF-8"))?;
                parts.insert(part.to_owned(), svg);
            } else if let Some(image) = path.strip_prefix("images/")
                && let Some(alias) = image.strip_suffix(".png")
            {
                images.insert(alias.to_owned(), bytes);
            }
        }
        Ok(Definitions {
            default: file.default,
            editions: editions(&file.menu, words)?,
            parts,
            images,
        })
    }
}

impl Edition {
    /// The menu as LINE takes it. Its name carries what it is made of, so a changed word, place or
    /// pixel is another menu.
    pub fn rich_menu(&self, image: &[u8]) -> RichMenu {
        let mut menu = self.nameless();
        let mut hash = Sha256::new();
        hash.update(serde_json::to_vec(&menu).expect("a struct of texts and numbers is JSON"));
        hash.update(image);
        menu.name = Name::new(&self.alias, hash.finalize().as_slice()).to_string();
        menu
    }

    fn nameless(&self) -> RichMenu {
        let areas = self.menu.items.iter().zip(&self.labels);
        RichMenu {
            size: self.size(),
            selected: self.menu.open,
            name: String::new(),
            chat_bar_text: self.bar.clone(),
            areas: areas.map(|(item, label)| item.area(label)).collect(),
        }
    }

    pub fn size(&self) -> Size {
        let [width, height] = self.menu.size;
        Size { width, height }
    }
}

impl Item {
    pub fn bounds(&self) -> Bounds {
        let [x, y, width, height] = self.bounds;
        Bounds {
            x,
            y,
            width,
            height,
        }
    }

    fn area(&self, label: &Label) -> Area {
        Area {
            bounds: self.bounds(),
            action: Postback {
                label: label.text.clone(),
                data: self.data.clone(),
                display_text: label.text.clone(),
            },
        }
    }
}

/// Every menu in every language that is complete.
fn editions(menus: &[Menu], words: &Words) -> Result<Vec<Edition>> {
    ensure!(!menus.is_empty(), "menus.toml names no menu");
    let complete = |language: &&Language| words.is_complete(**language);
    let mut editions = Vec::new();
    for menu in menus {
        for &language in Language::ALL.iter().filter(complete) {
            editions.push(edition(menu, language, words)?);
        }
    }
    Ok(editions)
}

fn edition(menu: &Menu, language: Language, words: &Words) -> Result<Edition> {
    let label = |item: &Item| {
        let text = word(words, language, &item.label)?;
        let other = match language {
            Language::Ja => item.english_below.then_some(Language::En),
            _ => Some(Language::Ja),
        };
        let below = other.map(|other| word(words, other, &item.label));
        // A name that both languages share needs no repeating.
        let mut below = below.transpose()?.filter(|below| *below != text);
        if let (Some(below), true, true) = (
            &mut below,
            item.english_below,
            words.is_complete(Language::En),
        ) {
            let english = word(words, Language::En, &item.label)?;
            if english != text && english != *below {
                *below = format!("{below} / {english}");
            }
        }
        Ok(Label { text, below })
    };
    Ok(Edition {
        alias: alias(&menu.name, language),
        language,
        bar: word(words, language, &menu.bar)?,
        labels: menu.items.iter().map(label).collect::<Result<_>>()?,
        menu: menu.clone(),
    })
}

fn word(words: &Words, language: Language, id: &str) -> Result<String> {
    let missing = || format!("locales/{language} has no word \"{id}\", which menus.toml names");
    words.hint(language, id).with_context(missing)
}

fn collect(folder: &Dir<'_>, files: &mut BTreeMap<String, Vec<u8>>) {
    for file in folder.files() {
        // A path below the crate's own folder: the compiler read it as UTF-8.
        let path = file.path().to_string_lossy().into_owned();
        files.insert(path, file.contents().to_vec());
    }
    for inner in folder.dirs() {
        collect(inner, files);
    }
}

fn walk(folder: &Path, below: &str, files: &mut BTreeMap<String, Vec<u8>>) -> std::io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let path = format!("{below}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            walk(&entry.path(), &format!("{path}/"), files)?;
        } else {
            files.insert(path, std::fs::read(entry.path())?);
        }
    }
    Ok(())
}
