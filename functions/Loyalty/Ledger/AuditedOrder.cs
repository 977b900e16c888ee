using Loyalty.Program;

namespace Loyalty.Ledger;

/// <summary>What is wrong with one order: its entries, one by one, and its row against what they add up to.</summary>
internal static class AuditedOrder
{
    /// <summary>What is wrong with an entry of the order, as the entries before it left the order.</summary>
    public static IEnumerable<Finding> Entry(OrderRecord before, Entry entry)
    {
        var order = before.Id.ToString();
        if (entry.Due - entry.Recorded != entry.Points)
        {
            yield return new Finding(FindingCode.EntryMiscounted)
            {
                Entry = entry.Sequence,
                Order = order,
                Expected = (entry.Due - entry.Recorded)?.ToString(),
                Found = entry.Points.ToString(),
            };
        }

        if (before.Recorded + entry.Points < Points.Zero)
        {
            yield return new Finding(FindingCode.OrderBelowZero)
            {
                Entry = entry.Sequence,
                Order = order,
                Expected = Points.Zero.ToString(),
                Found = (before.Recorded + entry.Points).ToString(),
            };
        }

        if (entry.Terms is null || (before.Terms is { } terms && !Same(terms, entry.Terms)))
        {
            yield return FirstDifference.Put(
                new Finding(FindingCode.TermsDiffer) { Entry = entry.Sequence, Order = order },
                EntryText.Write(before.Terms),
                EntryText.Write(entry.Terms));
        }
    }

    /// <summary>By their text: rules are lists, and lists of equal things are not equal.</summary>
    private static bool Same(Terms left, Terms right) =>
        left == right || EntryText.Write(left).AsSpan().SequenceEqual(EntryText.Write(right));

    /// <summary>
    /// What is wrong with the order's row; <paramref name="folded"/> is what its entries add up to, null where it has
    /// none.
    /// </summary>
    public static IReadOnlyList<Finding> Row(
        OrderRecord record, OrderRecord? folded, bool isWhole, Rules rules)
    {
        var findings = new List<Finding>();
        var order = record.Id.ToString();
        var sum = folded?.Recorded ?? Points.Zero;
        var due = (folded ?? record) is { Moved: null, Terms: { } terms }
            ? rules.Due(record.State, terms) : Due.Nothing;
        if (due.Total != sum)
        {
            findings.Add(new Finding(FindingCode.OrderPointsDiffer)
            {
                Order = order,
                Expected = due.Total.ToString(),
                Found = sum.ToString(),
            });
        }

        // Both by this release: a row of an older one, which knew fewer fields, says the same.
        var stored = EntryText.Write(record);
        var written = EntryText.Write((folded ?? new OrderRecord { Id = record.Id }) with { State = record.State });
        if (isWhole && !written.AsSpan().SequenceEqual(stored))
        {
            var code = folded is null ? FindingCode.OrderWithoutEntries : FindingCode.OrderDiffers;
            findings.Add(FirstDifference.Put(new Finding(code) { Order = order }, written, stored));
        }

        return findings;
    }
}
