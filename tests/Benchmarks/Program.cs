using System.Runtime.InteropServices;
using Benchmarks;
using Benchmarks.Soak;

// Ending as others end takes Azurite and the apps along.
using var ended = PosixSignalRegistration.Create(PosixSignal.SIGTERM, _ => Environment.Exit(143));
using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, _ => Environment.Exit(130));

// One program in several parts, for what is compared has to be processes: CPU time is read from outside.
switch (args)
{
    case ["floor"]:
        await Floor.Run();
        break;
    case ["hosted"]:
        Hosted.Run();
        break;
    case ["empty"]:
        await Empty.Run();
        break;
    case ["one-member"]:
        return await Bench.RunOneMember();
    case ["last-points"]:
        return await Bench.RunLastPoints();
    case ["due"]:
        return await Bench.RunDues();
    case ["page"]:
        return await Bench.RunPage();
    case ["soak"]:
        return await Soaking.Run();
    default:
        return await Bench.Run();
}

return 0;
