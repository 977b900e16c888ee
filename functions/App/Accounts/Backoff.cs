using Loyalty.App.Tables;

namespace Loyalty.App.Accounts;

/// <summary>
/// Waiting between tries against other instances: a random time that doubles to at most a quarter of a second, so that
/// writers of one account spread out and none sleeps through its turn; after <see cref="MostTries"/>, three seconds at
/// most and well before a storefront stops waiting, it gives up with <see cref="TooBusyException"/> (503).
/// </summary>
public sealed class Backoff(TimeProvider clock, Random random)
{
    public const int MostTries = 16;

    private const int LongestDoublings = 5;

    public Task Wait(int tries) =>
        tries < MostTries
#pragma warning disable CA5394 // Jitter, not a secret.
            ? Task.Delay(TimeSpan.FromMilliseconds(random.Next(1, 8 << Math.Min(tries, LongestDoublings))), clock)
#pragma warning restore CA5394
            : throw new TooBusyException();
}
