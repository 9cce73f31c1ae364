"""Audit the rows of a DataFrame and join the result to the rows it came from.

python examples/audit_dataframe.py
"""

from __future__ import annotations

import pandas as pd

import provaudit as pv

ROWS = pd.DataFrame(
    {
        "headline": ["Bridge to close", "Ferry back in service"],
        "content": [
            "The bridge in Dunmoor will close on Monday, engineer Oda Tamm said. “The bolts have to go,” she said.",
            "The night ferry to Gansk sails again after three weeks in dock, the harbour office said in a statement.",
        ],
        "date": ["2024-05-03", "2024-05-04"],
        "source": ["Dunmoor Echo", "Gansk Post"],
    },
    index=pd.Index([101, 102], name="row"),
)


def main() -> pd.DataFrame:
    audit = pv.audit(ROWS)
    joined = ROWS.join(audit.to_frame()[["band", "concern_low", "earliest", "latest"]])
    print(joined[["headline", "band", "concern_low"]].to_string())
    return joined


if __name__ == "__main__":
    main()
