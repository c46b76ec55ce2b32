"""The job of a small program that knows the API from its description alone: reads a list, sends one act twice, reads a refusal."""

import json
import sys

from api_client import AuthenticatedClient
from api_client.api.organisations import list_organisations, organisations_rename
from api_client.models import OrganisationsRenameBody, Problem, Receipt

base_url, token, organisation = sys.argv[1:]
client = AuthenticatedClient(base_url=base_url, token=token)

page = list_organisations.sync(client=client, limit=5)


def rename(name):
    body = OrganisationsRenameBody(name=name, evidence="登记证书")
    return organisations_rename.sync(organisation, client=client, body=body, idempotency_key="python-renames-it-once")


first, again, refusal = rename("再次更名协会"), rename("再次更名协会"), rename("另一名协会")
assert isinstance(first, Receipt) and isinstance(again, Receipt) and isinstance(refusal, Problem)
print(
    json.dumps(
        {
            "names": [row.id for row in page.items],
            "seq": first.seq,
            "same": again.seq == first.seq and again.repeated,
            "refused": [refusal.status, refusal.code, refusal.cure],
        }
    )
)
