using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Simulation.Tables;

/// <summary>
/// Azure.Core's way to storage for one life of an instance: each call travels there, is done, travels back, in turns of
/// their own; on the way it meets its fate. A killed instance's calls still arrive, its answers never do.
/// </summary>
internal sealed class MemoryTransport(Turns turns, Lifetime lifetime, TableHttp tables, Faults faults, Trace trace)
    : HttpPipelineTransport
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public override Request CreateRequest() => HttpClientTransport.Shared.CreateRequest();

    public override void Process(HttpMessage message) => throw new NotSupportedException("Nobody waits in place.");

    public override async ValueTask ProcessAsync(HttpMessage message)
    {
        var request = TableExchange.Read(message.Request);
        var answered = new TaskCompletionSource<TableAnswer>();
        var fate = faults.Next(request);
        turns.After(faults.Latency(Fate.Fine), () => Arrive(request, fate, answered));
        message.Response = new TableExchange(await answered.Task.ConfigureAwait(false), message.Request);
    }

    private void Arrive(TableRequest request, Fate fate, TaskCompletionSource<TableAnswer> answered)
    {
        var isDone = fate is not (Fate.LostBefore or Fate.TimeoutBefore or Fate.RefusedBefore or Fate.ConflictBefore);
        var answer = isDone ? tables.Answer(request) : null;
        trace.Storage(request, fate, answer);
        var wait = fate is Fate.TimeoutBefore or Fate.TimeoutAfter ? Patience : faults.Latency(fate);
        var refusal = fate is Fate.RefusedBefore or Fate.RefusedAfter
            ? TableAnswer.Refusal(faults.AwayStatus(), "Simulated")
            : Conflict(request);
        turns.After(wait, () =>
        {
            if (lifetime.IsAlive)
            {
                Return(fate, refusal, answer, answered);
            }
        });
    }

    /// <summary>What a repeat of a write hears that has met itself.</summary>
    private static TableAnswer Conflict(TableRequest request) =>
        request.Target == "$batch"
            ? Multipart.Answer([
                request.IsInsert
                    ? TableAnswer.Refusal(409, "EntityAlreadyExists", "0:met itself")
                    : TableAnswer.Refusal(412, "UpdateConditionNotSatisfied", "0:met itself"),
            ])
            : request.Method == "POST"
                ? TableAnswer.Refusal(409, "EntityAlreadyExists")
                : TableAnswer.Refusal(412, "UpdateConditionNotSatisfied");

    private static void Return(
        Fate fate, TableAnswer refusal, TableAnswer? answer, TaskCompletionSource<TableAnswer> answered)
    {
        switch (fate)
        {
            case Fate.LostBefore or Fate.LostAfter:
                answered.SetException(new RequestFailedException(
                    "The connection broke.", new IOException("The connection broke.")));
                break;
            case Fate.TimeoutBefore or Fate.TimeoutAfter:
                answered.SetException(new TaskCanceledException("No answer for ten seconds."));
                break;
            case Fate.Fine or Fate.Slow:
                answered.SetResult(answer!);
                break;
            // What was done may itself have been refused: then that is what a repeat would hear as well.
            case Fate.ConflictAfter when !IsDone(answer!):
                answered.SetResult(answer!);
                break;
            default:
                answered.SetResult(refusal);
                break;
        }
    }

    private static bool IsDone(TableAnswer answer) =>
        answer.Status < 300 && !answer.Body.Contains("odata.error", StringComparison.Ordinal);
}
