"""Races: the same proof with the guard on, and a control with it off that must fail, so that the proof can."""
