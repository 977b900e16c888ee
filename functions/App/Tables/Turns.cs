namespace Loyalty.App.Tables;

/// <summary>
/// One after the other where several of this instance want to change the same row: between instances the ETag decides,
/// and whoever waits here loses no try to it. Keys that meet by chance wait for each other, and nothing grows.
/// </summary>
public sealed class Turns
{
    private readonly SemaphoreSlim[] lines = [.. Enumerable.Range(0, 64).Select(_ => new SemaphoreSlim(1))];

    /// <summary>Waits for its turn, which ends when what is returned is disposed of.</summary>
    public async Task<IDisposable> Take(string key, CancellationToken cancellation)
    {
        var line = lines[(uint)StringComparer.Ordinal.GetHashCode(key) % lines.Length];
        await line.WaitAsync(cancellation);
        return new Turn(line);
    }

    private sealed class Turn(SemaphoreSlim line) : IDisposable
    {
        public void Dispose() => line.Release();
    }
}
