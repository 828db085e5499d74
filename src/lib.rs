//! kairan: a city's notices to LINE and mail, and who has read them.
//!
//! A person taps, types or mails; a pure step decides; one transaction stores what was decided and
//! what is to be sent; workers send it and settle what became of it; nobody is ever lost between
//! two of these.
//!
//! ```text
//!   LINE                    browser                staff            clock
//!    │                         │                     │                │
//!    inbound/ ─► inbox ─► conversation/   pages/    admin/ console/  notices/ schedule/
//!                             └───── flow/ ─┘             │                │
//!                        household/   office/ │ (pure: flow/ city/)         │
//!       store/   one transaction: what was decided + what is to be sent  ◄─┘
//!                                      │
//!                 outbox/   claim → deliver → settle  ─►  line/  mail/  ◄─ simulator/ (plays the world)
//! ```
//!
//! Two kinds of code: **rules** are pure (`city`, `flow`, `conversation` but for `turn`,
//! `outbox::retry`, `line::signature`, `menu::plan`: no async, clock, I/O or logging), **hands**
//! touch the world and are thin. `city`, `flow` and `line` import nothing of the hands; the doors
//! (`conversation`, `pages`, `admin`, `console`) never import each other, but that the pages which a
//! talk hands over go on in it; `simulator` uses only `line`, `clock` and the web: to the service it
//! is a stranger. `tests/it/house.rs` looks after these directions.

pub mod cli;

pub mod app;
pub mod service;

pub mod clock;
pub mod config;
pub mod links;
pub mod peer;
pub mod problem;
pub mod seal;
pub mod translate;
pub mod words;

pub mod city;
pub mod flow;
pub mod help;
pub mod household;

pub mod admin;
pub mod console;
pub mod conversation;
pub mod health;
pub mod inbound;
pub mod pages;
pub mod sheet;

pub mod notices;
pub mod office;
pub mod schedule;
pub mod store;

pub mod line;
pub mod mail;
pub mod menu;
pub mod outbox;

pub mod simulator;
