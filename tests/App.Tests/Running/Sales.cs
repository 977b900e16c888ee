using World;

namespace App.Tests.Running;

/// <summary>Sales of this hour, in few words; a test that asks for more says it with the world's own.</summary>
public static class Sales
{
    public static Sale Of(string storefront, string id, string? customer, decimal amount, string currency = "EUR") =>
        new(storefront, id, customer, currency, Now(-120)) { Lines = [new SaleLine(id + "1", 1, amount)] };

    public static Sale Later(this Sale sale) => sale.Later(sale.UpdatedAt.AddMinutes(1));

    public static Sale Paid(this Sale sale) => sale.PaidOn(sale.UpdatedAt.AddMinutes(1));

    /// <summary>Placed and paid so many days ago.</summary>
    public static Sale PaidDaysAgo(this Sale sale, int days) => sale with
    {
        PlacedAt = Now(-120).AddDays(-days),
        UpdatedAt = Now(-119).AddDays(-days),
        PaidAt = Now(-119).AddDays(-days),
    };

    public static Sale Refund(this Sale sale, decimal amount) =>
        sale.RefundedOn(sale.UpdatedAt.AddMinutes(1), amount);

    public static Sale EditedTo(this Sale sale, decimal amount) =>
        sale.EditedOn(sale.UpdatedAt.AddMinutes(1), [sale.Lines[0] with { Net = amount }]);

    public static Sale Cancelled(this Sale sale) => sale.CancelledOn(sale.UpdatedAt.AddMinutes(1));

    /// <summary>The whole sum contested.</summary>
    public static Sale Disputed(this Sale sale, DisputeState state) =>
        sale.DisputedOn(sale.UpdatedAt.AddMinutes(1), sale.Amount, state);

    /// <summary>The same sum over so many lines; what does not divide is on the first.</summary>
    public static Sale OverLines(this Sale sale, int count)
    {
        var each = decimal.Truncate(sale.Amount / count);
        return sale with
        {
            Lines = [.. Enumerable.Range(1, count).Select(number => new SaleLine(
                sale.Id + number, 1, number == 1 ? sale.Amount - (each * (count - 1)) : each))],
        };
    }

    private static DateTimeOffset Now(int minutes)
    {
        var now = DateTimeOffset.UtcNow;
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerSecond)).AddMinutes(minutes);
    }
}
