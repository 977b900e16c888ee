using System.Diagnostics.CodeAnalysis;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace App.Tests.Accounts;

/// <summary>Something that happens between the app and its tables, at every try of every request.</summary>
internal abstract class Disturbance : HttpPipelinePolicy
{
    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
        throw new NotSupportedException("The app waits for nothing in place.");

    protected static bool IsTransaction(HttpMessage message) =>
        message.Request.Uri.ToString().EndsWith("$batch", StringComparison.Ordinal);
}

/// <summary>Counts transactions.</summary>
internal sealed class Counting : Disturbance
{
    private int transactions;

    public int Transactions => transactions;

    public override ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        if (IsTransaction(message))
        {
            Interlocked.Increment(ref transactions);
        }

        return ProcessNextAsync(message, pipeline);
    }
}

/// <summary>Counts reads of accounts and of orders.</summary>
internal sealed class Reads : Disturbance
{
    private int accounts;
    private int orders;

    public int Accounts => accounts;

    public int Orders => orders;

    public override ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        var address = message.Request.Method == RequestMethod.Get ? message.Request.Uri.ToString() : "";
        if (address.Contains("RowKey='account'", StringComparison.Ordinal))
        {
            Interlocked.Increment(ref accounts);
        }
        else if (address.Contains("RowKey='order-", StringComparison.Ordinal))
        {
            Interlocked.Increment(ref orders);
        }

        return ProcessNextAsync(message, pipeline);
    }
}

/// <summary>Lets nothing through until it is opened.</summary>
internal sealed class Gate : Disturbance
{
    private readonly TaskCompletionSource opened = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Open() => opened.SetResult();

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        await opened.Task;
        await ProcessNextAsync(message, pipeline);
    }
}

/// <summary>Does something once, right after the first request that it is waiting for was answered.</summary>
internal sealed class Once(Func<Request, bool> waitsFor, Func<Task> does) : Whenever(waitsFor, does, most: 1);

/// <summary>Does something right after every request that it is waiting for was answered.</summary>
internal class Whenever(Func<Request, bool> waitsFor, Func<Task> does, int most = int.MaxValue) : Disturbance
{
    private int times;

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        await ProcessNextAsync(message, pipeline);
        if (waitsFor(message.Request) && Interlocked.Increment(ref times) <= most)
        {
            await does();
        }
    }
}

/// <summary>Does something after every answer to a request that it is waiting for.</summary>
internal sealed class Always(Func<Request, bool> waitsFor, Func<Task> does) : Disturbance
{
    public int Times { get; private set; }

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        await ProcessNextAsync(message, pipeline);
        if (waitsFor(message.Request))
        {
            Times++;
            await does();
        }
    }
}

/// <summary>Storage that gives two rows at a time.</summary>
internal sealed class SmallPages(Func<Request, bool> of) : Disturbance
{
    public override ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        if (of(message.Request) && !message.Request.Uri.Query.Contains("$top", StringComparison.Ordinal))
        {
            message.Request.Uri.AppendQuery("$top", "2", escapeValue: false);
        }

        return ProcessNextAsync(message, pipeline);
    }
}

/// <summary>
/// Storage on a bad day: requests are refused or lost before they arrive, or their answers after. Writes also hear that
/// somebody else was first, truly or not.
/// </summary>
internal sealed class BadDay(Dice dice, int percent) : Disturbance
{
    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        if (dice.Next(100) >= percent)
        {
            await ProcessNextAsync(message, pipeline);
            return;
        }

        if (dice.Next(2) == 0)
        {
            await ProcessNextAsync(message, pipeline);
            message.Response.Dispose();
        }

        message.Response = dice.Next(message.Request.Method == RequestMethod.Get ? 2 : 4) switch
        {
            0 => new Refused(503),
            1 => throw new IOException("The line went dead."),
            2 => new Refused(409),
            _ => new Refused(412),
        };
    }
}

/// <summary>An answer with a status and nothing else.</summary>
internal sealed class Refused(int status) : Response
{
    public override int Status => status;

    public override string ReasonPhrase => "";

    public override bool IsError => true;

    public override Stream? ContentStream { get; set; } = new MemoryStream();

    public override string ClientRequestId { get; set; } = "";

    /// <summary>What is buffered outlives the message, as with the real transport.</summary>
    public override void Dispose()
    {
    }

    protected override bool ContainsHeader(string name) => false;

    protected override IEnumerable<HttpHeader> EnumerateHeaders() => [];

    protected override bool TryGetHeader(string name, [NotNullWhen(true)] out string? value) =>
        (value = null) is not null;

    protected override bool TryGetHeaderValues(string name, [NotNullWhen(true)] out IEnumerable<string>? values) =>
        (values = null) is not null;
}
