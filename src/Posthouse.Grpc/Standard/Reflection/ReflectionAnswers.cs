using Google.Protobuf.Reflection;
using Grpc.Core;
using Grpc.Reflection.V1;

namespace Posthouse.Grpc.Standard;

/// <summary>Answers the questions of the reflection protocol.</summary>
internal static class ReflectionAnswers
{
    /// <summary>Answers one question; one that cannot be answered is told so, and the stream goes on.</summary>
    internal static ServerReflectionResponse Answer(ReflectedServices services, ServerReflectionRequest question)
    {
        var answer = new ServerReflectionResponse { ValidHost = question.Host, OriginalRequest = question };
        switch (question.MessageRequestCase)
        {
            case ServerReflectionRequest.MessageRequestOneofCase.FileByFilename:
                return Files(services, answer, services.File(question.FileByFilename), $"file \"{question.FileByFilename}\"");
            case ServerReflectionRequest.MessageRequestOneofCase.FileContainingSymbol:
                return Files(services, answer, services.FileOf(question.FileContainingSymbol), $"symbol \"{question.FileContainingSymbol}\"");
            case ServerReflectionRequest.MessageRequestOneofCase.FileContainingExtension:
                var extension = question.FileContainingExtension;
                return Files(
                    services, answer, services.FileOf(extension.ContainingType, extension.ExtensionNumber), $"extension {extension.ExtensionNumber} of \"{extension.ContainingType}\"");
            case ServerReflectionRequest.MessageRequestOneofCase.AllExtensionNumbersOfType:
                return Numbers(answer, services.ExtensionsOf(question.AllExtensionNumbersOfType), question.AllExtensionNumbersOfType);
            case ServerReflectionRequest.MessageRequestOneofCase.ListServices:
                answer.ListServicesResponse = new ListServiceResponse { Service = { services.Names.Select(name => new ServiceResponse { Name = name }) } };
                return answer;
            default:
                return Error(answer, StatusCode.InvalidArgument, "The request asks nothing: set one of its fields.");
        }
    }

    private static ServerReflectionResponse Files(ReflectedServices services, ServerReflectionResponse answer, FileDescriptor? file, string what)
    {
        if (file is null)
        {
            return Error(answer, StatusCode.NotFound, $"This server does not know the {what}.");
        }

        answer.FileDescriptorResponse = new FileDescriptorResponse { FileDescriptorProto = { services.WithDependencies(file) } };
        return answer;
    }

    private static ServerReflectionResponse Numbers(ServerReflectionResponse answer, IEnumerable<int>? numbers, string type)
    {
        if (numbers is null)
        {
            return Error(answer, StatusCode.NotFound, $"This server does not know the message \"{type}\".");
        }

        answer.AllExtensionNumbersResponse = new ExtensionNumberResponse { BaseTypeName = type, ExtensionNumber = { numbers } };
        return answer;
    }

    private static ServerReflectionResponse Error(ServerReflectionResponse answer, StatusCode code, string message)
    {
        answer.ErrorResponse = new ErrorResponse { ErrorCode = (int)code, ErrorMessage = message };
        return answer;
    }
}
