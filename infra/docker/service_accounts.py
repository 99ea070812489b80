"""Stands in for Google's service accounts beside the refresher, as ./emailpilot does without containers. The first
argument is the folder of their key; with "--publish FILE" after it the key is made, if there is none, and its public
part is written to the file; with a name after it an ID token of that service account is printed, valid for an hour."""

import base64
import hashlib
import json
import os
import pathlib
import re
import subprocess
import sys
import time

PROJECT = "emailpilot-local.iam.gserviceaccount.com"
ISSUER = "https://service-accounts.emailpilot-local.internal"
AUDIENCE = "https://token-refresher.emailpilot-local.internal"
NAME = re.compile(r"[a-z][a-z0-9-]{0,29}")
LIFETIME_SECONDS = 60 * 60


def openssl(*arguments, given=None):
    return subprocess.run(("openssl", *arguments), input=given, stdout=subprocess.PIPE, check=True).stdout


def base64url(octets):
    return base64.urlsafe_b64encode(octets).rstrip(b"=").decode()


def modulus(key):
    return bytes.fromhex(openssl("rsa", "-in", key, "-noout", "-modulus").decode().strip().split("=")[1])


def key_id(key):
    return hashlib.sha256(modulus(key)).hexdigest()[:32]


def publish(key, public):
    os.umask(0o077)
    key.parent.mkdir(parents=True, exist_ok=True)
    if not key.exists():
        draft = key.with_suffix(".new")
        openssl("genpkey", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048", "-out", draft)
        draft.rename(key)
    jwk = {"kty": "RSA", "use": "sig", "alg": "RS256", "kid": key_id(key), "e": "AQAB", "n": base64url(modulus(key))}
    draft = public.with_suffix(".new")
    draft.write_text(json.dumps({"keys": [jwk]}))
    draft.chmod(0o644)
    draft.rename(public)


def token(key, name):
    email = f"{name}@{PROJECT}"
    now = int(time.time())
    header = {"alg": "RS256", "kid": key_id(key)}
    claims = {"iss": ISSUER, "aud": AUDIENCE, "sub": email, "email": email, "email_verified": True}
    times = {"iat": now, "exp": now + LIFETIME_SECONDS}
    signed = ".".join(base64url(json.dumps(part).encode()) for part in (header, claims | times))
    return f"{signed}.{base64url(openssl('dgst', '-sha256', '-sign', key, given=signed.encode()))}"


def main(folder, *wanted):
    key = pathlib.Path(folder, "service-key.pem")
    if len(wanted) == 2 and wanted[0] == "--publish":
        publish(key, pathlib.Path(wanted[1]))
    elif len(wanted) == 1 and NAME.fullmatch(wanted[0]):
        print(token(key, wanted[0]))
    else:
        sys.exit("Give a name: a letter and up to 29 lower-case letters, digits, hyphens.")


main(*sys.argv[1:])
