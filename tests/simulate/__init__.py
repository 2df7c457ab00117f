"""Tests of the pretend device."""
