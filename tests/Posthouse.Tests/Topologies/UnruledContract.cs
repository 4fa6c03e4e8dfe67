using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Posthouse.Tests.Topologies;

/// <summary>A contract whose method says nothing about who may call it.</summary>
internal static class UnruledContract
{
    public static ByteString Serialized => new FileDescriptorProto
    {
        Name = "unruled.proto",
        Package = "unruled",
        MessageType = { new DescriptorProto { Name = "Nothing" } },
        Service = { new ServiceDescriptorProto { Name = "Service", Method = { new MethodDescriptorProto { Name = "Do", InputType = ".unruled.Nothing", OutputType = ".unruled.Nothing" } } } },
    }.ToByteString();
}
