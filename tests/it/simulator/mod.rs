//! The simulator from outside: what a bot, a mail program and a browser see of it.

mod control;
mod faults;
mod link;
mod menus;
mod post_office;
mod sending;
mod spec;
mod strictness;
mod tokens;
mod webhooks;
mod world;
