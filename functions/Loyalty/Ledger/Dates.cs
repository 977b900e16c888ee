using Loyalty.Orders;
using Loyalty.Program;

namespace Loyalty.Ledger;

/// <summary>When an order's points become available and when they lapse, by its own terms. Days of the shop.</summary>
public static class Dates
{
    /// <summary>Points given to a member live at least this long, however old their order is.</summary>
    public const int LeastDays = 30;

    public static LotDates Of(OrderState state, Terms terms, LoyaltyProgram program, DateOnly today)
    {
        var paidOn = ShopCalendar.DayAt(terms.PaidAt, program.TimeZone);
        var availableOn = state.Whole?.FulfilledAt is { } fulfilled
            ? ShopCalendar.DayAt(fulfilled, program.TimeZone).AddDays(terms.Availability.DaysAfterFulfilment)
            : paidOn.AddDays(terms.Availability.DaysAfterPayment);
        return Lapsing(terms.Expiry, paidOn, availableOn > today ? availableOn : null, today);
    }

    /// <summary>
    /// Points given today, of no order: they can be used at once and lapse as the program says now. Being given some is
    /// no activity: where others roll already, they lapse with those.
    /// </summary>
    public static LotDates Given(LoyaltyProgram program, IReadOnlyList<Lot> lots, DateOnly today)
    {
        var dates = Lapsing(program.Expiry, today, null, today);
        return dates.Rolls && lots.FirstOrDefault(lot => lot.Rolls) is { } other
            ? AtLeast(dates with { ExpiresOn = other.ExpiresOn }, today)
            : dates;
    }

    private static LotDates Lapsing(Expiry expiry, DateOnly from, DateOnly? availableOn, DateOnly today)
    {
        var expiresOn = expiry.Policy switch
        {
            ExpiryPolicy.Rolling or ExpiryPolicy.Inactivity => from.AddMonths(expiry.Months),
            ExpiryPolicy.CalendarYear => new DateOnly(from.Year, 12, 31),
            _ => (DateOnly?)null,
        };
        return AtLeast(new LotDates(availableOn, expiresOn, expiry.Policy == ExpiryPolicy.Inactivity), today);
    }

    /// <summary>Points given back keep their expiry, but never less than 30 days.</summary>
    public static LotDates AtLeast(LotDates dates, DateOnly today)
    {
        var soonest = (dates.AvailableOn > today ? dates.AvailableOn.Value : today).AddDays(LeastDays);
        return dates.ExpiresOn < soonest ? dates with { ExpiresOn = soonest } : dates;
    }
}
