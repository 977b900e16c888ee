namespace Loyalty.Ledger;

/// <summary>
/// What is wrong with the rows of what was redeemed, against what the entries say of each: that points were spent on
/// it, and whether they are back. What came with a merge was spent in another account's entries, and what went with one
/// may have come back there: nothing is said of either.
/// </summary>
internal sealed class AuditedRewards
{
    private readonly Dictionary<string, (Points? Spent, bool IsBack, bool HasLeft)> told = new(StringComparer.Ordinal);
    private readonly List<Finding> findings = [];
    private readonly HashSet<string> seen = new(StringComparer.Ordinal);

    public void Hear(Entry entry)
    {
        if (entry is { Kind: EntryKind.Redeemed, Taken: { } taken })
        {
            told[taken.Id] = (taken.Points, told.GetValueOrDefault(taken.Id).IsBack, false);
        }
        else if (entry is { Kind: EntryKind.Returned, Order: null, Redemption: { } id })
        {
            told[id] = (told.GetValueOrDefault(id).Spent, true, false);
        }
        else if (entry.Kind == EntryKind.MovedOut)
        {
            foreach (var (left, said) in told.ToList())
            {
                told[left] = said with { HasLeft = !said.IsBack };
            }
        }
    }

    /// <summary>A row by its key; null where it cannot be read.</summary>
    public void See(string key, Redemption? row)
    {
        if (row is null || !key.EndsWith(row.Id, StringComparison.Ordinal))
        {
            findings.Add(new Finding(FindingCode.RedemptionUnreadable) { Found = key });
            return;
        }

        seen.Add(row.Id);
        if (!told.TryGetValue(row.Id, out var said))
        {
            return;
        }

        if (said.Spent is { } spent && spent != row.Points)
        {
            findings.Add(Differ(row, spent.ToString(), row.Points.ToString()));
        }

        if (!said.HasLeft && said.IsBack != (row.State == RedemptionState.Undone))
        {
            findings.Add(Differ(row, said.IsBack ? "Undone" : "not Undone", row.State.ToString()));
        }
    }

    public IEnumerable<Finding> End() => findings.Concat(told
        .Where(one => one.Value.Spent is not null && !seen.Contains(one.Key))
        .Select(one => new Finding(FindingCode.RedemptionMissing) { Expected = one.Key }));

    private static Finding Differ(Redemption row, string expected, string found) =>
        new(FindingCode.RedemptionDiffers) { Place = row.Id, Expected = expected, Found = found };
}
