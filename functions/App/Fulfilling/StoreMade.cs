namespace Loyalty.App.Fulfilling;

/// <summary>What an answer without a reward in it comes to: to be tried again, or refused.</summary>
internal static class StoreMade
{
    public static Made Not(StoreAnswer answer, string refused = StoreTrouble.Refused) =>
        answer.Trouble is { } trouble ? new Made.Later(trouble) : new Made.Refused(refused);

    /// <summary>
    /// What changed since the points were spent: access that is gone can come again, everything else cannot.
    /// </summary>
    public static Made WhyNot(string why) => why is StoreTrouble.AccessMissing or StoreTrouble.RightMissing
        ? new Made.Later(why) : new Made.Refused(why);
}
