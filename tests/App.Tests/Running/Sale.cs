using System.Globalization;

namespace App.Tests.Running;

/// <summary>
/// One purchase at a storefront as a test tells it: each change is a later moment of the same sale. The storefronts'
/// own bodies are made from it by <see cref="Telling"/>.
/// </summary>
public sealed record Sale(string Storefront, string Id, string? Customer, decimal Amount, string Currency = "EUR")
{
    public DateTimeOffset PlacedAt { get; init; } = Now(-120);

    public DateTimeOffset UpdatedAt { get; init; } = Now(-120);

    public DateTimeOffset? PaidAt { get; init; }

    public DateTimeOffset? FulfilledAt { get; init; }

    public bool IsCancelled { get; init; }

    public bool IsTest { get; init; }

    public string? Email { get; init; }

    public int Lines { get; init; } = 1;

    public IReadOnlyList<(string Id, decimal Amount)> Refunds { get; init; } = [];

    public decimal Refunded => Refunds.Sum(refund => refund.Amount);

    public Sale Paid() => Later() with { PaidAt = UpdatedAt.AddMinutes(1) };

    /// <summary>Placed and paid so many days ago.</summary>
    public Sale PaidDaysAgo(int days) => this with
    {
        PlacedAt = Now(-120).AddDays(-days),
        UpdatedAt = Now(-119).AddDays(-days),
        PaidAt = Now(-119).AddDays(-days),
    };

    public Sale Refund(decimal amount) => Later() with { Refunds = [.. Refunds, (Any.Number(), amount)] };

    public Sale EditedTo(decimal amount) => Later() with { Amount = amount };

    public Sale Cancelled() => Later() with { IsCancelled = true };

    public Sale Later() => this with { UpdatedAt = UpdatedAt.AddMinutes(1) };

    /// <summary>An amount in major units with the currency's own decimals.</summary>
    public string Major(decimal amount) =>
        amount.ToString("F" + Loyalty.Currency.Of(Currency).Exponent, CultureInfo.InvariantCulture);

    public long Minor(decimal amount) => (long)(amount * Loyalty.Currency.Of(Currency).MinorPerMajor);

    private static DateTimeOffset Now(int minutes)
    {
        var now = DateTimeOffset.UtcNow;
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerSecond)).AddMinutes(minutes);
    }
}
