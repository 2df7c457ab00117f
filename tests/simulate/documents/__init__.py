"""Tests of documents, pictures and archives."""
