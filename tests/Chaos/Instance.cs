using Benchmarks;

namespace Chaos;

/// <summary>
/// One of the two instances of the app: a process that is killed and started again at once. One that ends by itself
/// stays away, and the run fails.
/// </summary>
internal sealed class Instance(int port, int tablePort) : IDisposable
{
    public const string Prefix = "chaos";

    private static readonly HttpClient Http = new(new SocketsHttpHandler { UseProxy = false })
    {
        Timeout = TimeSpan.FromSeconds(1),
    };

    private Running process = House.App(port, tablePort, Prefix);

    public HttpClient Client { get; } = new(new SocketsHttpHandler { UseProxy = false })
    {
        BaseAddress = House.Local(port),
        Timeout = Timeout.InfiniteTimeSpan,
    };

    public Uri Address => House.Local(port);

    public bool HasEnded => process.HasEnded;

    public Task IsReady() => process.Answers(House.Local(port, "readyz"));

    /// <summary>Whether it serves, storage or no storage.</summary>
    public async Task<bool> IsUp()
    {
        try
        {
            using var answer = await Http.GetAsync(House.Local(port, "healthz"));
            return answer.IsSuccessStatusCode;
        }
        catch (Exception trouble) when (trouble is HttpRequestException or OperationCanceledException)
        {
            return false;
        }
    }

    /// <summary>SIGKILL, and the same again from the start.</summary>
    public void Kill()
    {
        process.Dispose();
        process = House.App(port, tablePort, Prefix);
    }

    public void Dispose()
    {
        process.Dispose();
        Client.Dispose();
    }
}
