using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Loyalty.App.Tables;

namespace Benchmarks;

/// <summary>
/// The floor: a bare HTTP client that makes the calls of a <see cref="Plan"/>, signed, and nothing else. It reads the
/// plan, then one command a line (<c>seed</c>, <c>award 8 2.5</c>, <c>view 8 2.5</c>: clients, seconds).
/// </summary>
internal sealed class Floor(Plan plan)
{
    private static readonly byte[] Key = Convert.FromBase64String(Azurite.Key);

    private static readonly HttpClient Http = new(new SocketsHttpHandler { UseProxy = false });
    private readonly Call[][] seed = Calls(plan, plan.Seed);
    private readonly Call[][] award = Calls(plan, plan.Award);
    private readonly Call[][] view = Calls(plan, plan.View);
    private long orders = Front.FirstOrder;

    public static async Task Run()
    {
        var floor = new Floor(Plan.Read(Console.In.ReadLine()!));
        while (await Console.In.ReadLineAsync() is { } command)
        {
            var seen = command.Split(' ') switch
            {
                ["seed"] => await floor.Seed(),
                [var what, var clients, var seconds] => await Load.Run(
                    int.Parse(clients, CultureInfo.InvariantCulture),
                    TimeSpan.FromSeconds(double.Parse(seconds, CultureInfo.InvariantCulture)),
                    number => floor.Once(what == "award" ? floor.award : floor.view, Front.Member(number))),
                _ => throw new InvalidOperationException("Not a command: " + command),
            };
            await Console.Out.WriteLineAsync(Running.Said + JsonSerializer.Serialize(seen));
        }
    }

    private static Call[][] Calls(Plan plan, Exchange[][] waves) =>
        [.. waves.Select(wave => wave.Select(one => new Call(one, plan.Keys)).ToArray())];

    private async Task<Seen> Seed()
    {
        var failed = 0;
        for (var number = 0; number < Front.Members; number++)
        {
            failed += await Once(seed, Front.Member(number)) ? 0 : 1;
        }

        return new Seen(Front.Members, failed, 1, 0, 0, 0);
    }

    private async Task<bool> Once(Call[][] waves, long member)
    {
        var order = Interlocked.Increment(ref orders);
        string[] keys = [Front.Text(member), Front.Text(order), Keys.Entry(order - Front.FirstOrder), plan.ETag];
        var good = true;
        foreach (var wave in waves)
        {
            var answers = await Task.WhenAll(wave.Select(call => Send(call, keys)));
            good &= answers.All(answer => answer.Good);
            keys[3] = answers.Select(answer => answer.ETag).FirstOrDefault(etag => etag is not null) ?? keys[3];
        }

        return good;
    }

    private async Task<(bool Good, string? ETag)> Send(Call call, string[] keys)
    {
        using var request = Bare.Request(
            call.Method, plan.Endpoint + call.Target.Fill(keys), call.Headers, call.Body.Fill(keys));
        var date = DateTimeOffset.UtcNow.ToString("R", CultureInfo.InvariantCulture);
        var signed = Encoding.UTF8.GetBytes($"{date}\n/{Azurite.Account}{request.RequestUri!.AbsolutePath}");
        request.Headers.TryAddWithoutValidation("x-ms-date", date);
        var signature = Convert.ToBase64String(HMACSHA256.HashData(Key, signed));
        request.Headers.TryAddWithoutValidation("Authorization", $"SharedKeyLite {Azurite.Account}:{signature}");
        using var response = await Http.SendAsync(request);
        var answer = await response.Content.ReadAsByteArrayAsync();
        var good = (int)response.StatusCode == call.Status && answer.AsSpan().IndexOf("HTTP/1.1 4"u8) < 0;
        return (good, call.ReadsAccount && response.Headers.TryGetValues("ETag", out var etags) ? etags.First() : null);
    }

    /// <summary>One recorded call, ready to be made again for other keys.</summary>
    private sealed class Call(Exchange recorded, string[] keys)
    {
        public string Method { get; } = recorded.Method;

        public int Status { get; } = recorded.Status;

        public Template Target { get; } = new(recorded.Target, keys);

        public Template Body { get; } = new(recorded.Body, keys);

        public KeyValuePair<string, string>[] Headers { get; } = [.. recorded.Headers];

        /// <summary>Whose ETag the batch goes on with.</summary>
        public bool ReadsAccount { get; } =
            recorded.Method == "GET" && recorded.Target.Contains("RowKey='account'", StringComparison.Ordinal);
    }
}
