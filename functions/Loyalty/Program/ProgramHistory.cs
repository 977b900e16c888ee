namespace Loyalty.Program;

/// <summary>
/// Every version of a shop's program, oldest first, with the shop's calendar. One version is in force at any instant:
/// before the first one took effect, the first.
/// </summary>
public sealed class ProgramHistory
{
    private readonly LoyaltyProgram[] versions;
    private Named? named;

    public ProgramHistory(IEnumerable<LoyaltyProgram> versions)
    {
        this.versions = [.. versions.OrderBy(program => program.InForceFrom).ThenBy(program => program.Version)];
        if (this.versions.Length == 0)
        {
            throw new ArgumentException("A shop has at least one version of its program.", nameof(versions));
        }
    }

    /// <summary>Oldest first, by when they took effect.</summary>
    public IReadOnlyList<LoyaltyProgram> Versions => versions;

    /// <summary>What any of the versions names, the coming ones included.</summary>
    public Named Named => named ??= new Named(versions);

    public LoyaltyProgram InForceAt(DateTimeOffset instant)
    {
        for (var index = versions.Length - 1; index > 0; index--)
        {
            if (versions[index].InForceFrom <= instant)
            {
                return versions[index];
            }
        }

        return versions[0];
    }

    /// <summary>The shop's date at an instant, by the time zone in force then.</summary>
    public DateOnly DayAt(DateTimeOffset instant) => ShopCalendar.DayAt(instant, InForceAt(instant).TimeZone);
}

/// <summary>Instants and days in a shop's time zone.</summary>
public static class ShopCalendar
{
    public static DateOnly DayAt(DateTimeOffset instant, string timeZone) =>
        timeZone == "Etc/UTC"
            ? DateOnly.FromDateTime(instant.UtcDateTime)
            : DateOnly.FromDateTime(
                TimeZoneInfo.ConvertTime(instant, TimeZoneInfo.FindSystemTimeZoneById(timeZone)).DateTime);

    public static DateTimeOffset StartOf(DateOnly day, string timeZone)
    {
        var local = day.ToDateTime(TimeOnly.MinValue);
        return timeZone == "Etc/UTC"
            ? new DateTimeOffset(local, TimeSpan.Zero)
            : new DateTimeOffset(local, TimeZoneInfo.FindSystemTimeZoneById(timeZone).GetUtcOffset(local))
                .ToUniversalTime();
    }

    /// <summary>Months since year 0: the bucket tier progress is counted in.</summary>
    public static int MonthOf(DateOnly day) => (day.Year * 12) + day.Month - 1;
}
