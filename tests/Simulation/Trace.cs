using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Simulation.Tables;

namespace Simulation;

/// <summary>
/// What happened, line by line: printed where a seed is played again, and folded into one fingerprint, by which two
/// plays of a seed are known to be the same.
/// </summary>
internal sealed class Trace(Turns turns, TextWriter? output)
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public string Fingerprint => Convert.ToHexStringLower(hash.GetCurrentHash())[..16];

    public void Say(string what)
    {
        var line = string.Create(CultureInfo.InvariantCulture, $"{turns.Now:yyyy-MM-dd HH:mm:ss.fff} {what}");
        hash.AppendData(Encoding.UTF8.GetBytes(line));
        output?.WriteLine(line);
    }

    public void Storage(TableRequest request, Fate fate, TableAnswer? answer) =>
        Say($"  storage {request.Method} {Short(request.Target)} {fate} {answer?.Status}");

    private static string Short(string target) => target.Length <= 110 ? target : target[..110] + "…";
}
