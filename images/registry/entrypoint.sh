#!/bin/sh
exec docker-registry serve /etc/congtruong/registry.yml
